package io.foresight.planner.render;

import io.foresight.planner.geometry.Pose;

/** Table and background as one camera sees them: all that stays the same from image to image, drawn once. */
final class Backdrop {
    private static final double HALF_LENGTH = 0.95;
    private static final double HALF_WIDTH = 0.75;
    private static final double THICKNESS = 0.04;
    private static final int TABLE_RGB = 0xD8D2C6;
    private static final int TABLE_LINE_RGB = 0xC9C2B4;
    private static final int EDGE_RGB = 0x8C8478;
    private static final int WALL_RGB = 0x5B6672;
    private static final int FLOOR_RGB = 0x434B55;
    private static final double TILE = 0.1;
    private static final double LINE = 0.004;
    private static final Solid TABLE = new Solid(Solid.box(
            new double[] {-HALF_LENGTH, -HALF_WIDTH, -THICKNESS}, new double[] {HALF_LENGTH, HALF_WIDTH, 0}, 0xFFFFFF));

    final View view;
    final byte[] rgb;
    final float[] depth;
    final byte[] ids;
    /** Inverse depth of every sample, face 0 everywhere. */
    final DepthPlanes planes;
    /** Shadow map coordinates of the table's top; not a number elsewhere. */
    final float[] lampColumn;

    final float[] lampRow;
    final float[] lampTowards;

    Backdrop(View view, DepthPlanes planes, DrawnFaces drawn, ShadowMap shadows) {
        this.view = view;
        this.planes = planes;
        int pixels = view.width * view.height;
        this.rgb = new byte[3 * pixels];
        this.depth = new float[pixels];
        this.ids = new byte[pixels];
        this.lampColumn = new float[pixels];
        this.lampRow = new float[pixels];
        this.lampTowards = new float[pixels];
        planes.clear();
        drawn.begin(view);
        drawn.draw(TABLE, Pose.IDENTITY, Rendering.TABLE, planes);
        for (int row = 0; row < view.height; row++) {
            for (int column = 0; column < view.width; column++) {
                pixel(column, row, drawn, shadows);
            }
        }
        java.util.Arrays.fill(planes.face, (short) 0);
    }

    private void pixel(int column, int row, DrawnFaces drawn, ShadowMap shadows) {
        int at = row * view.width + column;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int sample = 0; sample < planes.samples(); sample++) {
            int face = planes.face[sample * ids.length + at];
            int colour = colour(face, column + planes.offsetX(sample), row + planes.offsetY(sample), drawn);
            red += colour >> 16;
            green += colour >> 8 & 255;
            blue += colour & 255;
        }
        rgb[3 * at] = (byte) (red / planes.samples());
        rgb[3 * at + 1] = (byte) (green / planes.samples());
        rgb[3 * at + 2] = (byte) (blue / planes.samples());
        int face = planes.face[at];
        ids[at] = face == 0 ? Rendering.NOTHING : Rendering.TABLE;
        double metres = face == 0 ? Double.POSITIVE_INFINITY : drawn.depth(face, column + 0.5, row + 0.5);
        depth[at] = (float) metres;
        lampColumn[at] = Float.NaN;
        if (face != 0 && drawn.face(face).normal()[2] > 0.5) {
            double[] p = world(column + 0.5, row + 0.5, metres);
            lampColumn[at] = (float) shadows.column(p[0], p[1], 0.002);
            lampRow[at] = (float) shadows.row(p[0], p[1], 0.002);
            lampTowards[at] = (float) shadows.towards(p[0], p[1], 0.002);
        }
    }

    private int colour(int face, double column, double row, DrawnFaces drawn) {
        if (face == 0) {
            double height = row / view.height;
            return mix(WALL_RGB, FLOOR_RGB, height);
        }
        if (drawn.face(face).normal()[2] < 0.5) {
            return EDGE_RGB;
        }
        double metres = drawn.depth(face, column, row);
        double[] p = world(column, row, metres);
        double x = p[0] / TILE - Math.floor(p[0] / TILE);
        double y = p[1] / TILE - Math.floor(p[1] / TILE);
        boolean line = x < LINE / TILE || y < LINE / TILE;
        boolean dark = ((int) Math.floor(p[0] / TILE) + (int) Math.floor(p[1] / TILE) & 1) != 0;
        double far = Math.sqrt(p[0] * p[0] + p[1] * p[1]);
        int base = mix(TABLE_RGB, TABLE_LINE_RGB, line ? 1 : dark ? 0.3 : 0);
        return mix(base, EDGE_RGB, Math.min(0.5, 0.25 * far * far));
    }

    private double[] world(double column, double row, double metres) {
        double x = view.slopeX(column) * metres;
        double y = view.slopeY(row) * metres;
        double[] r = view.rotation;
        double[] p = new double[3];
        for (int k = 0; k < 3; k++) {
            p[k] = view.eye[k] + r[k] * x + r[3 + k] * y + r[6 + k] * metres;
        }
        return p;
    }

    private static int mix(int a, int b, double share) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double from = a >> shift & 255;
            double to = b >> shift & 255;
            out |= (int) (from + (to - from) * share) << shift;
        }
        return out;
    }
}

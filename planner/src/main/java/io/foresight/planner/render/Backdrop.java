package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import java.util.Arrays;

/** Table and background as one camera sees them: all that stays the same from image to image, drawn once. */
final class Backdrop {
    private static final double HALF_LENGTH = 0.95;
    private static final double HALF_WIDTH = 0.75;
    private static final double THICKNESS = 0.04;
    private static final int TABLE_RGB = 0xD8D2C6;
    private static final int LINE_RGB = 0xC9C2B4;
    private static final int EDGE_RGB = 0x8C8478;
    private static final int WALL_RGB = 0x5B6672;
    private static final int FLOOR_RGB = 0x434B55;
    private static final double TILE = 0.1;
    /** Width of the lines between tiles, in tiles. */
    private static final double LINE = 0.04;

    private static final double DARK_TILE = 0.3;
    /** Metres above the table at which its shadows are looked up. */
    private static final double ABOVE = 0.002;

    private static final Solid TABLE = new Solid(Solid.box(
            new double[] {-HALF_LENGTH, -HALF_WIDTH, -THICKNESS}, new double[] {HALF_LENGTH, HALF_WIDTH, 0}, 0xFFFFFF));

    final View view;
    final byte[] rgb;
    final float[] depth;
    final byte[] ids;
    /** Inverse depth of every sample, face 0 everywhere. */
    final DepthPlanes planes;
    /** The pixels that show the table's top. */
    final LitTable litTable;

    Backdrop(View view, DepthPlanes planes, FaceProjection projection, ShadowMap shadows) {
        this.view = view;
        this.planes = planes;
        int pixels = view.width * view.height;
        this.rgb = new byte[3 * pixels];
        this.depth = new float[pixels];
        this.ids = new byte[pixels];
        LitTable.Builder lit = new LitTable.Builder(pixels, shadows);
        FaceTable drawn = new FaceTable(TABLE.faces().size());
        planes.clear();
        projection.draw(TABLE, Pose.IDENTITY, Rendering.TABLE, view, drawn, planes);
        for (int row = 0; row < view.height; row++) {
            for (int column = 0; column < view.width; column++) {
                pixel(column, row, drawn, lit);
            }
        }
        Arrays.fill(planes.face, (short) 0);
        litTable = lit.build();
    }

    private void pixel(int column, int row, FaceTable drawn, LitTable.Builder lit) {
        int at = row * view.width + column;
        int wall = 0;
        int top = 0;
        double lines = 0;
        for (int sample = 0; sample < planes.samples(); sample++) {
            int face = planes.face[sample * ids.length + at];
            if (face == 0) {
                wall++;
            } else if (isTop(face, drawn)) {
                top++;
                double across = column + planes.offsetX(sample);
                double down = row + planes.offsetY(sample);
                lines += pattern(across, down, drawn.depth(face, across, down));
            }
        }
        int face = planes.face[at];
        double metres = face == 0 ? Double.POSITIVE_INFINITY : drawn.depth(face, column + 0.5, row + 0.5);
        ids[at] = face == 0 ? Rendering.NOTHING : Rendering.TABLE;
        depth[at] = (float) metres;
        int topRgb = EDGE_RGB;
        if (top > 0 && face != 0) {
            double x = worldX(column + 0.5, row + 0.5, metres);
            double y = worldY(column + 0.5, row + 0.5, metres);
            topRgb = mix(mix(TABLE_RGB, LINE_RGB, lines / top), EDGE_RGB, Math.min(0.5, 0.25 * (x * x + y * y)));
            if (isTop(face, drawn)) {
                lit.add(at, x, y, ABOVE);
            }
        }
        int wallRgb = mix(WALL_RGB, FLOOR_RGB, (row + 0.5) / view.height);
        int edge = planes.samples() - wall - top;
        for (int k = 0; k < 3; k++) {
            int shift = 16 - 8 * k;
            int sum =
                    wall * (wallRgb >> shift & 255) + top * (topRgb >> shift & 255) + edge * (EDGE_RGB >> shift & 255);
            rgb[3 * at + k] = (byte) (sum / planes.samples());
        }
    }

    private static boolean isTop(int face, FaceTable drawn) {
        return drawn.faces[face].normal()[2] > 0.5;
    }

    /** How dark the table's tiles are at a point of the image: 1 on a line between them. */
    private double pattern(double column, double row, double metres) {
        double x = worldX(column, row, metres) / TILE;
        double y = worldY(column, row, metres) / TILE;
        double tileX = Math.floor(x);
        double tileY = Math.floor(y);
        if (x - tileX < LINE || y - tileY < LINE) {
            return 1;
        }
        return ((int) tileX + (int) tileY & 1) != 0 ? DARK_TILE : 0;
    }

    private double worldX(double column, double row, double metres) {
        double[] r = view.rotation;
        return view.eye[0] + metres * (r[0] * view.slopeX(column) + r[3] * view.slopeY(row) + r[6]);
    }

    private double worldY(double column, double row, double metres) {
        double[] r = view.rotation;
        return view.eye[1] + metres * (r[1] * view.slopeX(column) + r[4] * view.slopeY(row) + r[7]);
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

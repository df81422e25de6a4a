package io.foresight.planner.render;

/** Colours of the pixels in which something was drawn over the backdrop. */
final class Shading {
    /** What a pixel keeps of its light where faces meet at an edge, of 256: a fine dark line. */
    private static final int CREASE = 226;

    private static final int SAMPLES = SceneRenderer.SAMPLES;

    private final DepthPlanes planes;
    private final FaceTable table;
    private final ShadowMap shadows;
    private final int[] seen = new int[SAMPLES];
    /** Shadow column, row, height: at 0, 0 of the image, per column and per row. */
    private final double[] lampForms = new double[9];

    /** Of these planes, the faces in them by their numbers, and what keeps the lamp from them. */
    Shading(DepthPlanes planes, FaceTable table, ShadowMap shadows) {
        this.planes = planes;
        this.table = table;
        this.shadows = shadows;
    }

    /**
     * Colours what was drawn.
     *
     * @param rgb the image from index {@code from} on; holds the backdrop
     */
    void resolve(View view, byte[] rgb, int from) {
        lampForms(view);
        short[] face = planes.face;
        int width = planes.width;
        int plane = width * planes.height;
        for (int row = planes.firstRow; row < planes.endRow; row++) {
            for (int column = planes.firstColumn; column < planes.endColumn; column++) {
                int at = row * width + column;
                int centre = face[at];
                int a = face[at + plane];
                int b = face[at + 2 * plane];
                int c = face[at + 3 * plane];
                int d = face[at + 4 * plane];
                if ((centre | a | b | c | d) == 0) {
                    continue;
                }
                if (centre == a && centre == b && centre == c && centre == d) {
                    put(rgb, from + 3 * at, colour(centre, column + 0.5, row + 0.5));
                } else {
                    seen[0] = centre;
                    seen[1] = a;
                    seen[2] = b;
                    seen[3] = c;
                    seen[4] = d;
                    edge(rgb, from + 3 * at, column, row);
                }
            }
        }
    }

    /** A pixel in which several faces meet: each is shaded once, where one of its samples lies. */
    private void edge(byte[] rgb, int at, int column, int row) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int left = (1 << SAMPLES) - 1;
        for (int sample = 0; sample < SAMPLES; sample++) {
            if ((left >> sample & 1) == 0) {
                continue;
            }
            int alike = 0;
            for (int other = sample; other < SAMPLES; other++) {
                if (seen[other] == seen[sample]) {
                    alike++;
                    left &= ~(1 << other);
                }
            }
            int colour = seen[sample] == 0
                    ? (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | rgb[at + 2] & 255
                    : colour(seen[sample], column + planes.offsetX(sample), row + planes.offsetY(sample));
            red += alike * (colour >> 16);
            green += alike * (colour >> 8 & 255);
            blue += alike * (colour & 255);
        }
        int kept = creased() ? CREASE : 256;
        int all = SAMPLES * 256;
        put(rgb, at, red * kept / all << 16 | green * kept / all << 8 | blue * kept / all);
    }

    /** Do two faces meet here at an edge? The backdrop counts as a face of its own. */
    private boolean creased() {
        for (int sample = 1; sample < SAMPLES; sample++) {
            if (seen[sample] != seen[0] && table.edgeBetween(seen[0], seen[sample])) {
                return true;
            }
        }
        return false;
    }

    private static void put(byte[] rgb, int at, int colour) {
        rgb[at] = (byte) (colour >> 16);
        rgb[at + 1] = (byte) (colour >> 8);
        rgb[at + 2] = (byte) colour;
    }

    private void lampForms(View view) {
        double scale = shadows.size / 2.0;
        double columns = shadows.column(1, 0, 0) - scale;
        double[][] axes = {
            {columns, shadows.column(0, 1, 0) - scale, shadows.column(0, 0, 1) - scale},
            {shadows.row(1, 0, 0) - scale, shadows.row(0, 1, 0) - scale, shadows.row(0, 0, 1) - scale},
            ShadowMap.TO_LAMP
        };
        for (int k = 0; k < 3; k++) {
            double[] axis = view.turned(axes[k]);
            view.linear(axis[0], axis[1], axis[2], lampForms, 3 * k);
        }
    }

    /** Lamp light that reaches a face at a point of the image, 0 .. 256. */
    private int lamp(int face, double column, double row, double depth) {
        double u = lampForms[0] + lampForms[1] * column + lampForms[2] * row;
        double v = lampForms[3] + lampForms[4] * column + lampForms[5] * row;
        double w = lampForms[6] + lampForms[7] * column + lampForms[8] * row;
        double[] constants = table.constants;
        int at = face * FaceTable.CONSTANTS;
        return shadows.light(
                depth * u + constants[at + 2], depth * v + constants[at + 3], depth * w + constants[at + 4]);
    }

    /** {@code 0xRRGGBB} of a face at a point of the image, columns and rows from the upper left corner. */
    private int colour(int face, double column, double row) {
        double depth = table.depth(face, column, row);
        int[] light = table.light;
        int at = face * FaceTable.LIGHTS;
        int lamp = light[at + 3] + light[at + 4] + light[at + 5] == 0 ? 0 : lamp(face, column, row, depth);
        int open = open(face, column, row, depth);
        int red = (light[at] * 256 + light[at + 3] * lamp) * open >> 16;
        int green = (light[at + 1] * 256 + light[at + 4] * lamp) * open >> 16;
        int blue = (light[at + 2] * 256 + light[at + 5] * lamp) * open >> 16;
        return Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
    }

    /** What notches and corners leave of the light, 0 .. 255. */
    private int open(int face, double column, double row, double depth) {
        Occlusion corner = table.faces[face].corner();
        if (corner == null) {
            return 255;
        }
        double[] forms = table.forms;
        int at = face * FaceTable.FORMS + 3;
        int constant = face * FaceTable.CONSTANTS;
        double u = depth * (forms[at] + forms[at + 1] * column + forms[at + 2] * row) + table.constants[constant];
        double v =
                depth * (forms[at + 3] + forms[at + 4] * column + forms[at + 5] * row) + table.constants[constant + 1];
        return corner.at(u, v);
    }
}

package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import java.util.Arrays;

/**
 * The faces that look at the camera, each with what is needed to find depth and colour at any point of the image. Inverse depth is linear
 * in the image; whatever is linear in space (shadow map and notch coordinates) is depth times something linear in the image.
 */
final class DrawnFaces {
    /** Metres before the camera at which what is nearer is cut off. */
    private static final double NEAREST = 0.05;

    private static final int FORMS = 9;
    private static final double AMBIENT = 0.45;
    private static final double FROM_ABOVE = 0.10;
    private static final double FILL = 0.22;
    private static final double LAMP = 0.50;
    /** Faces that the lamp only grazes stay dark, so that their shadows' ragged borders do not show. */
    private static final double GRAZING = 0.12;
    /** A weak second light from the other side, which casts no shadow. */
    private static final double[] TO_FILL = ShadowMap.unit(-0.35, 0.9, 0.2);

    private final ShadowMap shadows;
    private View view;
    private int count;
    private byte[] ids = new byte[512];
    private Face[] faces = new Face[512];
    /** At 0, 0 of the image, then per column and per row: inverse depth, notch column, notch row. */
    private double[] forms = new double[512 * FORMS];
    /** Constants: notch column and row, shadow column, row and height. */
    private double[] constants = new double[512 * 5];
    /** Red, green, blue without the lamp, then what the lamp adds; 0 .. 255. */
    private int[] light = new int[512 * 6];
    /** Shadow column, row, height: at 0, 0 of the image, per column and per row. */
    private final double[] lampForms = new double[9];

    private final double[] cameraX = new double[64];
    private final double[] cameraY = new double[64];
    private final double[] cameraZ = new double[64];
    private final double[] px = new double[64];
    private final double[] py = new double[64];
    private final double[] bounds = new double[4];

    DrawnFaces(ShadowMap shadows) {
        this.shadows = shadows;
    }

    /** Forgets everything; face 0 is the backdrop. */
    void begin(View newView) {
        view = newView;
        count = 1;
        bounds[0] = view.width;
        bounds[1] = view.height;
        bounds[2] = 0;
        bounds[3] = 0;
        double scale = shadows.size / 2.0;
        double columns = shadows.column(1, 0, 0) - scale;
        double[][] axes = {
            {columns, shadows.column(0, 1, 0) - scale, shadows.column(0, 0, 1) - scale},
            {shadows.row(1, 0, 0) - scale, shadows.row(0, 1, 0) - scale, shadows.row(0, 0, 1) - scale},
            ShadowMap.TO_LAMP
        };
        for (int k = 0; k < 3; k++) {
            linear(view.turned(axes[k]), lampForms, 3 * k);
        }
    }

    /** Image rectangle that holds everything drawn: left, top (inclusive), right, bottom (exclusive). */
    int[] touched() {
        return new int[] {
            (int) Math.max(0, Math.floor(bounds[0]) - 1),
            (int) Math.max(0, Math.floor(bounds[1]) - 1),
            (int) Math.min(view.width, Math.ceil(bounds[2]) + 1),
            (int) Math.min(view.height, Math.ceil(bounds[3]) + 1)
        };
    }

    /** Draws what of the solid looks at the camera. */
    void draw(Solid solid, Pose pose, byte id, DepthPlanes planes) {
        double[] m = view.from(pose);
        double[] r = pose.rotation();
        for (Face face : solid.faces()) {
            double[] n = face.normal();
            double nx = m[0] * n[0] + m[1] * n[1] + m[2] * n[2];
            double ny = m[3] * n[0] + m[4] * n[1] + m[5] * n[2];
            double nz = m[6] * n[0] + m[7] * n[1] + m[8] * n[2];
            double distance = face.offset() + nx * m[9] + ny * m[10] + nz * m[11];
            if (distance > -1e-9) {
                continue;
            }
            int corners = project(face, m);
            if (corners < 3) {
                continue;
            }
            reserve();
            int drawn = count++;
            int at = drawn * FORMS;
            forms[at + 1] = nx / (view.focal * distance);
            forms[at + 2] = ny / (view.focal * distance);
            forms[at] = nz / distance - forms[at + 1] * view.width / 2 - forms[at + 2] * view.height / 2;
            ids[drawn] = id;
            faces[drawn] = face;
            notches(drawn, face, m);
            light(drawn, face, r);
            planes.fill(corners, px, py, forms[at], forms[at + 1], forms[at + 2], drawn);
        }
    }

    private void reserve() {
        if (count == ids.length) {
            if (count == Short.MAX_VALUE) {
                throw new IllegalStateException("a scene may have " + Short.MAX_VALUE + " visible faces at most");
            }
            int more = Math.min(2 * count, Short.MAX_VALUE);
            ids = Arrays.copyOf(ids, more);
            faces = Arrays.copyOf(faces, more);
            forms = Arrays.copyOf(forms, more * FORMS);
            constants = Arrays.copyOf(constants, more * 5);
            light = Arrays.copyOf(light, more * 6);
        }
    }

    /** Image corners, clockwise, of the part in front of the camera; how many there are. */
    private int project(Face face, double[] m) {
        double[] c = face.corners();
        int size = face.size();
        boolean near = false;
        for (int i = 0; i < size; i++) {
            int from = 3 * (size - 1 - i);
            double x = c[from];
            double y = c[from + 1];
            double z = c[from + 2];
            cameraX[i] = m[0] * x + m[1] * y + m[2] * z + m[9];
            cameraY[i] = m[3] * x + m[4] * y + m[5] * z + m[10];
            cameraZ[i] = m[6] * x + m[7] * y + m[8] * z + m[11];
            near |= cameraZ[i] < NEAREST;
        }
        int corners = 0;
        for (int i = 0; i < size; i++) {
            int next = i + 1 == size ? 0 : i + 1;
            if (!near || cameraZ[i] >= NEAREST) {
                corner(corners++, cameraX[i], cameraY[i], cameraZ[i]);
            }
            if (near && cameraZ[i] >= NEAREST != cameraZ[next] >= NEAREST) {
                double t = (NEAREST - cameraZ[i]) / (cameraZ[next] - cameraZ[i]);
                double x = cameraX[i] + t * (cameraX[next] - cameraX[i]);
                corner(corners++, x, cameraY[i] + t * (cameraY[next] - cameraY[i]), NEAREST);
            }
        }
        return corners;
    }

    private void corner(int index, double x, double y, double z) {
        double column = view.width / 2.0 + view.focal * x / z;
        double row = view.height / 2.0 + view.focal * y / z;
        px[index] = column;
        py[index] = row;
        bounds[0] = Math.min(bounds[0], column);
        bounds[1] = Math.min(bounds[1], row);
        bounds[2] = Math.max(bounds[2], column);
        bounds[3] = Math.max(bounds[3], row);
    }

    private void linear(double[] direction, double[] out, int at) {
        out[at + 1] = direction[0] / view.focal;
        out[at + 2] = direction[1] / view.focal;
        out[at] = direction[2] - out[at + 1] * view.width / 2 - out[at + 2] * view.height / 2;
    }

    private void notches(int drawn, Face face, double[] m) {
        Occlusion corner = face.corner();
        if (corner == null) {
            return;
        }
        double cells = 1 / Board.VOXEL_METRES;
        for (int k = 0; k < 2; k++) {
            int axis = k == 0 ? corner.uAxis() : corner.vAxis();
            double ax = m[axis] * cells;
            double ay = m[3 + axis] * cells;
            double az = m[6 + axis] * cells;
            int at = drawn * FORMS + 3 + 3 * k;
            forms[at + 1] = ax / view.focal;
            forms[at + 2] = ay / view.focal;
            forms[at] = az - forms[at + 1] * view.width / 2 - forms[at + 2] * view.height / 2;
            constants[drawn * 5 + k] =
                    -(ax * m[9] + ay * m[10] + az * m[11]) - (k == 0 ? corner.uOrigin() : corner.vOrigin()) * cells;
        }
    }

    private void light(int drawn, Face face, double[] r) {
        double[] n = face.normal();
        double x = r[0] * n[0] + r[1] * n[1] + r[2] * n[2];
        double y = r[3] * n[0] + r[4] * n[1] + r[5] * n[2];
        double z = r[6] * n[0] + r[7] * n[1] + r[8] * n[2];
        double fill = Math.max(0, x * TO_FILL[0] + y * TO_FILL[1] + z * TO_FILL[2]);
        double facing = x * ShadowMap.TO_LAMP[0] + y * ShadowMap.TO_LAMP[1] + z * ShadowMap.TO_LAMP[2];
        double ambient = AMBIENT + FROM_ABOVE * z + FILL * fill;
        double lamp = LAMP * Math.max(0, facing - GRAZING) / (1 - GRAZING);
        for (int k = 0; k < 3; k++) {
            int colour = face.rgb() >> (16 - 8 * k) & 255;
            light[drawn * 6 + k] = (int) (colour * ambient);
            light[drawn * 6 + 3 + k] = (int) (colour * lamp);
        }
        double[] off = shadows.off(x, y, z);
        double[] eye = view.eye;
        constants[drawn * 5 + 2] = shadows.column(eye[0], eye[1], eye[2]) + off[0];
        constants[drawn * 5 + 3] = shadows.row(eye[0], eye[1], eye[2]) + off[1];
        constants[drawn * 5 + 4] = shadows.towards(eye[0], eye[1], eye[2]) + off[2];
    }

    byte id(int face) {
        return ids[face];
    }

    /** Do the two belong to different things, or lie apart or at an angle of more than 35 degrees? */
    boolean edgeBetween(int one, int other) {
        if (one == 0 || other == 0 || ids[one] != ids[other]) {
            return true;
        }
        double[] a = faces[one].normal();
        double[] b = faces[other].normal();
        double cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        return cosine < 0.82 || cosine > 0.999 && forms[one * FORMS] != forms[other * FORMS];
    }

    Face face(int face) {
        return faces[face];
    }

    /** Metres along the optical axis at a point of the image. */
    double depth(int face, double column, double row) {
        int at = face * FORMS;
        return 1 / (forms[at] + forms[at + 1] * column + forms[at + 2] * row);
    }

    /** Lamp light that reaches a face at a point of the image, 0 .. 256. */
    int lamp(int face, double column, double row, double depth) {
        double u = lampForms[0] + lampForms[1] * column + lampForms[2] * row;
        double v = lampForms[3] + lampForms[4] * column + lampForms[5] * row;
        double w = lampForms[6] + lampForms[7] * column + lampForms[8] * row;
        int at = face * 5;
        return shadows.light(
                depth * u + constants[at + 2], depth * v + constants[at + 3], depth * w + constants[at + 4]);
    }

    /** {@code 0xRRGGBB} of a face at a point of the image, columns and rows from the upper left corner. */
    int colour(int face, double column, double row) {
        double depth = depth(face, column, row);
        int at = face * 6;
        int lamp = light[at + 3] + light[at + 4] + light[at + 5] == 0 ? 0 : lamp(face, column, row, depth);
        int open = 255;
        Occlusion corner = faces[face].corner();
        if (corner != null) {
            int form = face * FORMS + 3;
            double u = depth * (forms[form] + forms[form + 1] * column + forms[form + 2] * row) + constants[face * 5];
            double v = depth * (forms[form + 3] + forms[form + 4] * column + forms[form + 5] * row)
                    + constants[face * 5 + 1];
            open = corner.at(u, v);
        }
        int red = (light[at] * 256 + light[at + 3] * lamp) * open >> 16;
        int green = (light[at + 1] * 256 + light[at + 4] * lamp) * open >> 16;
        int blue = (light[at + 2] * 256 + light[at + 5] * lamp) * open >> 16;
        return Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
    }
}

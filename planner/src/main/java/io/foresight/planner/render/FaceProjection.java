package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;

/** Finds the faces of solids that look at a camera, lights them and fills them in. */
final class FaceProjection {
    /** Metres before the camera at which what is nearer is cut off. */
    private static final double NEAREST = 0.05;

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
    private FaceTable table;

    private final double[] cameraX = new double[64];
    private final double[] cameraY = new double[64];
    private final double[] cameraZ = new double[64];
    private final double[] px = new double[64];
    private final double[] py = new double[64];

    FaceProjection(ShadowMap shadows) {
        this.shadows = shadows;
    }

    /** Adds what of the solid looks at the camera to the table, and fills it into the planes under its numbers there. */
    void draw(Solid solid, Pose pose, byte id, View from, FaceTable faces, DepthPlanes planes) {
        view = from;
        table = faces;
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
            int drawn = table.add(face, id);
            double[] forms = table.forms;
            int at = drawn * FaceTable.FORMS;
            forms[at + 1] = nx / (view.focal * distance);
            forms[at + 2] = ny / (view.focal * distance);
            forms[at] = nz / distance - forms[at + 1] * view.width / 2 - forms[at + 2] * view.height / 2;
            notches(drawn, face, m);
            light(drawn, face, r);
            planes.fill(corners, px, py, forms[at], forms[at + 1], forms[at + 2], drawn);
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
        px[index] = view.width / 2.0 + view.focal * x / z;
        py[index] = view.height / 2.0 + view.focal * y / z;
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
            view.linear(ax, ay, az, table.forms, drawn * FaceTable.FORMS + 3 + 3 * k);
            table.constants[drawn * FaceTable.CONSTANTS + k] =
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
            table.light[drawn * FaceTable.LIGHTS + k] = (int) (colour * ambient);
            table.light[drawn * FaceTable.LIGHTS + 3 + k] = (int) (colour * lamp);
        }
        double[] off = shadows.off(x, y, z);
        double[] eye = view.eye;
        table.constants[drawn * FaceTable.CONSTANTS + 2] = shadows.column(eye[0], eye[1], eye[2]) + off[0];
        table.constants[drawn * FaceTable.CONSTANTS + 3] = shadows.row(eye[0], eye[1], eye[2]) + off[1];
        table.constants[drawn * FaceTable.CONSTANTS + 4] = shadows.towards(eye[0], eye[1], eye[2]) + off[2];
    }
}

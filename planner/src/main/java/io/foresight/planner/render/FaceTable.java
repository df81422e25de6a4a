package io.foresight.planner.render;

import java.util.Arrays;

/**
 * Faces that look at a camera, numbered from 1 on, each with what is needed to find depth and colour at any point of the image. Inverse
 * depth is linear in the image; whatever is linear in space (shadow map and notch coordinates) is depth times something linear in the
 * image.
 */
final class FaceTable {
    static final int FORMS = 9;
    static final int CONSTANTS = 5;
    static final int LIGHTS = 6;

    /** One more than there are faces. */
    int count = 1;

    byte[] ids;
    Face[] faces;
    /** At 0, 0 of the image, then per column and per row: inverse depth, notch column, notch row. */
    double[] forms;
    /** Constants: notch column and row, shadow column, row and height. */
    double[] constants;
    /** Red, green, blue without the lamp, then what the lamp adds; 0 .. 255. */
    int[] light;

    /** Of no face, with room for so many. */
    FaceTable(int room) {
        ids = new byte[room + 1];
        faces = new Face[room + 1];
        forms = new double[(room + 1) * FORMS];
        constants = new double[(room + 1) * CONSTANTS];
        light = new int[(room + 1) * LIGHTS];
    }

    void clear() {
        count = 1;
    }

    /** Adds a face about which nothing else is known yet; its number. */
    int add(Face face, byte id) {
        reserve(1);
        ids[count] = id;
        faces[count] = face;
        return count++;
    }

    /** Adds all faces of another table in their order; how much larger their numbers are here. */
    int append(FaceTable other) {
        int more = other.count - 1;
        reserve(more);
        System.arraycopy(other.ids, 1, ids, count, more);
        System.arraycopy(other.faces, 1, faces, count, more);
        System.arraycopy(other.forms, FORMS, forms, count * FORMS, more * FORMS);
        System.arraycopy(other.constants, CONSTANTS, constants, count * CONSTANTS, more * CONSTANTS);
        System.arraycopy(other.light, LIGHTS, light, count * LIGHTS, more * LIGHTS);
        count += more;
        return count - other.count;
    }

    /** A table of the same faces that has no room for more. */
    FaceTable copy() {
        FaceTable copy = new FaceTable(count - 1);
        copy.append(this);
        return copy;
    }

    byte id(int face) {
        return ids[face];
    }

    /** Metres along the optical axis at a point of the image. */
    double depth(int face, double column, double row) {
        int at = face * FORMS;
        return 1 / (forms[at] + forms[at + 1] * column + forms[at + 2] * row);
    }

    /** Do the two belong to different things, or lie apart or at an angle of more than 35 degrees? The backdrop is face 0. */
    boolean edgeBetween(int one, int other) {
        if (one == 0 || other == 0 || ids[one] != ids[other]) {
            return true;
        }
        double[] a = faces[one].normal();
        double[] b = faces[other].normal();
        double cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        return cosine < 0.82 || cosine > 0.999 && forms[one * FORMS] != forms[other * FORMS];
    }

    private void reserve(int more) {
        if (count + more > Short.MAX_VALUE) {
            throw new IllegalStateException("a scene may have " + (Short.MAX_VALUE - 1) + " visible faces at most");
        }
        if (count + more > ids.length) {
            int room = Math.min(2 * (count + more), Short.MAX_VALUE);
            ids = Arrays.copyOf(ids, room);
            faces = Arrays.copyOf(faces, room);
            forms = Arrays.copyOf(forms, room * FORMS);
            constants = Arrays.copyOf(constants, room * CONSTANTS);
            light = Arrays.copyOf(light, room * LIGHTS);
        }
    }
}

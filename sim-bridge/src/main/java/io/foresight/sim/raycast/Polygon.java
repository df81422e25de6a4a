package io.foresight.sim.raycast;

/** Simple polygons in a plane, as u, v pairs in order around the outline. */
final class Polygon {
    private Polygon() {}

    /** Triangulation by ear clipping (Meisters 1975), three corner indices per triangle: O(n^3), intended for tens of corners. */
    static int[] triangulate(double[] uv) {
        int corners = uv.length / 2;
        int[] left = new int[corners];
        boolean counterClockwise = signedArea(uv) > 0;
        for (int i = 0; i < corners; i++) {
            left[i] = counterClockwise ? i : corners - 1 - i;
        }
        int[] triangles = new int[3 * (corners - 2)];
        int out = 0;
        int remaining = corners;
        while (remaining > 3) {
            int ear = ear(uv, left, remaining);
            triangles[out++] = left[(ear + remaining - 1) % remaining];
            triangles[out++] = left[ear];
            triangles[out++] = left[(ear + 1) % remaining];
            System.arraycopy(left, ear + 1, left, ear, remaining - ear - 1);
            remaining--;
        }
        System.arraycopy(left, 0, triangles, out, 3);
        return triangles;
    }

    private static int ear(double[] uv, int[] left, int remaining) {
        for (int i = 0; i < remaining; i++) {
            int a = left[(i + remaining - 1) % remaining];
            int b = left[i];
            int c = left[(i + 1) % remaining];
            if (turn(uv, a, b, c) <= 0) {
                continue;
            }
            boolean empty = true;
            for (int j = 0; j < remaining && empty; j++) {
                int p = left[j];
                empty = p == a
                        || p == b
                        || p == c
                        || turn(uv, a, b, p) < 0
                        || turn(uv, b, c, p) < 0
                        || turn(uv, c, a, p) < 0;
            }
            if (empty) {
                return i;
            }
        }
        return 0; // only collinear corners are left: any choice gives a triangle of area 0
    }

    private static double turn(double[] uv, int a, int b, int c) {
        return (uv[2 * b] - uv[2 * a]) * (uv[2 * c + 1] - uv[2 * a + 1])
                - (uv[2 * b + 1] - uv[2 * a + 1]) * (uv[2 * c] - uv[2 * a]);
    }

    private static double signedArea(double[] uv) {
        double twice = 0;
        for (int i = 0, j = uv.length - 2; i < uv.length; j = i, i += 2) {
            twice += uv[j] * uv[i + 1] - uv[i] * uv[j + 1];
        }
        return twice / 2;
    }
}

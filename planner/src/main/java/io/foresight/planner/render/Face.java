package io.foresight.planner.render;

/**
 * Planar convex face of a {@link Solid} in its frame: points p with normal . p = offset.
 *
 * @param corners x, y, z of each, metres, counter-clockwise seen from outside
 * @param normal outwards, of length 1
 * @param offset metres
 * @param rgb {@code 0xRRGGBB} under white light
 * @param corner how much light its notches and corners swallow; null where the whole face is open
 */
record Face(double[] corners, double[] normal, double offset, int rgb, Occlusion corner) {
    int size() {
        return corners.length / 3;
    }

    /** The face through these corners. */
    static Face through(double[] corners, int rgb) {
        double[] n = new double[3];
        int size = corners.length / 3;
        for (int i = 0; i < size; i++) {
            int a = 3 * i;
            int b = 3 * ((i + 1) % size);
            n[0] += (corners[a + 1] - corners[b + 1]) * (corners[a + 2] + corners[b + 2]);
            n[1] += (corners[a + 2] - corners[b + 2]) * (corners[a] + corners[b]);
            n[2] += (corners[a] - corners[b]) * (corners[a + 1] + corners[b + 1]);
        }
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        for (int k = 0; k < 3; k++) {
            n[k] /= length;
        }
        double offset = n[0] * corners[0] + n[1] * corners[1] + n[2] * corners[2];
        return new Face(corners, n, offset, rgb, null);
    }
}

package io.foresight.planner.render;

/**
 * What was drawn in {@link DepthPlanes}, cut out to be laid over others of the same size and samples. A line is what was drawn in one row of
 * one grid.
 *
 * @param firstRow of the rectangle that holds all of it, cells
 * @param endRow exclusive
 * @param firstColumn likewise
 * @param endColumn exclusive
 * @param to where each line begins in the planes
 * @param from where it begins in the arrays below; one more at the end
 * @param value of each sample; minus infinity in gaps
 * @param face likewise, 0 in gaps
 */
record DepthPatch(
        int firstRow, int endRow, int firstColumn, int endColumn, int[] to, int[] from, float[] value, short[] face) {
    /** All that was drawn since the planes were cleared. */
    static DepthPatch of(DepthPlanes planes) {
        int lines = planes.samples() * Math.max(0, planes.endRow - planes.firstRow);
        int[] to = new int[lines];
        int[] from = new int[lines + 1];
        int line = 0;
        for (int sample = 0; sample < planes.samples(); sample++) {
            for (int row = planes.firstRow; row < planes.endRow; row++, line++) {
                int at = (sample * planes.height + row) * planes.width;
                int begin = at + planes.firstColumn;
                int end = at + planes.endColumn;
                while (begin < end && planes.face[begin] == 0) {
                    begin++;
                }
                while (begin < end && planes.face[end - 1] == 0) {
                    end--;
                }
                to[line] = begin;
                from[line + 1] = from[line] + Math.max(0, end - begin);
            }
        }
        float[] value = new float[from[lines]];
        short[] face = new short[from[lines]];
        for (line = 0; line < lines; line++) {
            System.arraycopy(planes.value, to[line], value, from[line], from[line + 1] - from[line]);
            System.arraycopy(planes.face, to[line], face, from[line], from[line + 1] - from[line]);
        }
        return new DepthPatch(
                planes.firstRow, planes.endRow, planes.firstColumn, planes.endColumn, to, from, value, face);
    }

    /** Fills in what here is larger than there, as if drawn there, with {@code add} added to the numbers of the faces. */
    void layOver(DepthPlanes planes, int add) {
        planes.touch(firstRow, endRow, firstColumn, endColumn);
        float[] highest = planes.value;
        short[] winner = planes.face;
        for (int line = 0; line < to.length; line++) {
            int shift = to[line] - from[line];
            for (int at = from[line]; at < from[line + 1]; at++) {
                float candidate = value[at];
                if (candidate > highest[at + shift]) {
                    highest[at + shift] = candidate;
                    winner[at + shift] = (short) (face[at] + add);
                }
            }
        }
    }
}

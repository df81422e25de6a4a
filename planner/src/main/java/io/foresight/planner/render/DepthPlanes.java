package io.foresight.planner.render;

import java.util.Arrays;

/**
 * Z-buffer of one or several sample grids of the same size: in each the value and the face that won. Larger values win, ties go to whoever
 * was first. Coverage is exact: corners are snapped to 1/256 of a cell, edge functions are integers (held in doubles, far below 2^53),
 * and a sample on an edge belongs to the polygon of which the edge is a top or left one.
 */
final class DepthPlanes {
    private static final int SUB = 256;
    private static final int MOST_CORNERS = 64;

    final int width;
    final int height;
    final float[] value;
    final short[] face;
    private final int[] sampleX;
    private final int[] sampleY;
    private final long[] x = new long[MOST_CORNERS];
    private final long[] y = new long[MOST_CORNERS];
    private final double[] edge = new double[MOST_CORNERS];
    private final double[] alongX = new double[MOST_CORNERS];
    private final double[] alongY = new double[MOST_CORNERS];
    private final double[] crossing = new double[MOST_CORNERS];
    private final double[] current = new double[MOST_CORNERS];
    private final double[] perRow = new double[MOST_CORNERS];
    private int beginning;
    /** Rows that hold something since the last {@link #clear} or {@link #copyFrom}: first, and one after the last; then columns. */
    int firstRow;

    int endRow;
    int firstColumn;
    int endColumn;
    private int edges;
    /** What everything outside of those rows and columns is equal to; null: nothing yet. */
    private DepthPlanes base;

    /** Sample positions in a cell in 1/256 from its upper left corner, one grid each. */
    DepthPlanes(int width, int height, int[] sampleX, int[] sampleY) {
        this.width = width;
        this.height = height;
        this.sampleX = sampleX.clone();
        this.sampleY = sampleY.clone();
        this.value = new float[width * height * sampleX.length];
        this.face = new short[value.length];
    }

    int samples() {
        return sampleX.length;
    }

    /** Column offset of a sample from the cell's left edge, in cells. */
    double offsetX(int sample) {
        return sampleX[sample] / (double) SUB;
    }

    double offsetY(int sample) {
        return sampleY[sample] / (double) SUB;
    }

    /** Nothing drawn. */
    void clear() {
        boolean first = base == null;
        base = this; // its own: empty
        for (int plane = 0; plane < sampleX.length; plane++) {
            for (int row = first ? 0 : firstRow; row < (first ? height : endRow); row++) {
                int at = (plane * height + row) * width;
                int begin = at + (first ? 0 : firstColumn);
                int end = at + (first ? width : endColumn);
                if (begin < end) {
                    Arrays.fill(value, begin, end, Float.NEGATIVE_INFINITY);
                    Arrays.fill(face, begin, end, (short) 0);
                }
            }
        }
        nothingDrawn();
    }

    /** As another one of the same size and samples; from the same one as before, only what was drawn over it is copied. */
    void copyFrom(DepthPlanes other) {
        if (base != other) {
            System.arraycopy(other.value, 0, value, 0, value.length);
            System.arraycopy(other.face, 0, face, 0, face.length);
            base = other;
        } else if (firstColumn < endColumn) {
            for (int plane = 0; plane < sampleX.length; plane++) {
                for (int row = firstRow; row < endRow; row++) {
                    int at = (plane * height + row) * width + firstColumn;
                    System.arraycopy(other.value, at, value, at, endColumn - firstColumn);
                    System.arraycopy(other.face, at, face, at, endColumn - firstColumn);
                }
            }
        }
        nothingDrawn();
    }

    private void nothingDrawn() {
        firstRow = height;
        endRow = 0;
        firstColumn = width;
        endColumn = 0;
    }

    /**
     * Draws a convex polygon, its corners clockwise as the image shows it (y down). The value at a point is {@code at + right * column +
     * down * row}.
     *
     * @param px columns of the corners, in cells
     * @param py rows
     */
    void fill(int corners, double[] px, double[] py, double at, double right, double down, int drawn) {
        long top = Long.MAX_VALUE;
        long bottom = Long.MIN_VALUE;
        long leftmost = Long.MAX_VALUE;
        long rightmost = Long.MIN_VALUE;
        for (int i = 0; i < corners; i++) {
            x[i] = (long) Math.floor(px[i] * SUB + 0.5);
            y[i] = (long) Math.floor(py[i] * SUB + 0.5);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
            leftmost = Math.min(leftmost, x[i]);
            rightmost = Math.max(rightmost, x[i]);
        }
        if (bottom < 0
                || rightmost < 0
                || top > (long) height * SUB
                || leftmost > (long) width * SUB
                || !sort(corners)) {
            return;
        }
        touch(
                (int) Math.max(0, top / SUB),
                (int) Math.min(height, bottom / SUB + 1),
                (int) Math.max(0, leftmost / SUB),
                (int) Math.min(width, rightmost / SUB + 1));
        for (int sample = 0; sample < sampleX.length; sample++) {
            int first = (int) Math.max(0, Math.floorDiv(top - sampleY[sample] + SUB - 1, SUB));
            int last = (int) Math.min(height - 1, Math.floorDiv(bottom - 1 - sampleY[sample], SUB));
            if (first <= last) {
                double start = at + right * offsetX(sample) + down * (first + offsetY(sample));
                fill(sample, first, last, start, right, down, (short) drawn);
            }
        }
    }

    /** Counts these rows and columns as holding something. */
    void touch(int fromRow, int toRow, int fromColumn, int toColumn) {
        firstRow = Math.min(firstRow, fromRow);
        endRow = Math.max(endRow, toRow);
        firstColumn = Math.min(firstColumn, fromColumn);
        endColumn = Math.max(endColumn, toColumn);
    }

    /** Edges that begin a row's span first, then those that end it; false if the polygon covers nothing. */
    private boolean sort(int corners) {
        beginning = 0;
        edges = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < corners; i++) {
                int next = i + 1 == corners ? 0 : i + 1;
                long dx = x[next] - x[i];
                long dy = y[next] - y[i];
                if (dy == 0 || dy > 0 != (pass == 1)) {
                    continue;
                }
                // 2 E + bias with E = dx (y - y0) - dy (x - x0): positive inside and, the bias being odd, never 0
                edge[edges] = 2 * (dy * x[i] - dx * y[i]) + (dy < 0 ? 1 : -1);
                alongY[edges] = 2 * dx;
                alongX[edges] = -2 * dy;
                // never an integer once divided, so that rounding by the reciprocal cannot cross one
                crossing[edges] = 1.0 / (2.0 * SUB * dy);
                edges++;
            }
            if (pass == 0) {
                beginning = edges;
            }
        }
        return beginning > 0 && beginning < edges;
    }

    private void fill(int sample, int first, int last, double start, double right, double down, short drawn) {
        int plane = sample * width * height;
        for (int i = 0; i < edges; i++) {
            current[i] = edge[i] + alongX[i] * sampleX[sample] + alongY[i] * (first * SUB + sampleY[sample]);
            perRow[i] = alongY[i] * SUB;
        }
        for (int row = first; row <= last; row++) {
            int begin = 0;
            int end = width;
            int step = row - first;
            for (int i = 0; i < beginning; i++) {
                begin = Math.max(begin, (int) ((current[i] + step * perRow[i]) * crossing[i] + 1));
            }
            for (int i = beginning; i < edges; i++) {
                end = Math.min(end, (int) ((current[i] + step * perRow[i]) * crossing[i] + 1));
            }
            double here = start + down * step;
            int base = plane + row * width;
            for (int column = begin; column < end; column++) {
                float candidate = (float) (here + right * column);
                if (candidate > value[base + column]) {
                    value[base + column] = candidate;
                    face[base + column] = drawn;
                }
            }
        }
    }
}

package io.foresight.perception.mount;

/**
 * The second lowest point of every occupied cell of {@link CellExtremes} (the lowest may be a stray return).
 *
 * @param x metres, one for each cell
 * @param y metres
 * @param z metres
 */
record LowestPoints(double[] x, double[] y, double[] z) {
    int size() {
        return z.length;
    }
}

package io.foresight.perception.taxonomy;

import io.foresight.core.geometry.Box3d;

/** Limits of the sizes of a class's boxes, metres. Wide: they refuse what cannot be, not what is rare. */
record BoxSize(
        double leastLength,
        double mostLength,
        double leastWidth,
        double mostWidth,
        double leastHeight,
        double mostHeight) {
    /** Any size. */
    static final BoxSize ANY =
            new BoxSize(0, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY);

    boolean contains(Box3d box) {
        return box.length() >= leastLength
                && box.length() <= mostLength
                && box.width() >= leastWidth
                && box.width() <= mostWidth
                && box.height() >= leastHeight
                && box.height() <= mostHeight;
    }
}

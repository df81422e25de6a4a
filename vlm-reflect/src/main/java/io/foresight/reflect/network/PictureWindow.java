package io.foresight.reflect.network;

import io.foresight.planner.render.Picture;

/**
 * The part of a square picture that a network looks at, in shares of the picture's side.
 *
 * @param left of the window, share of the side
 * @param top likewise
 * @param width likewise
 * @param height likewise
 */
public record PictureWindow(double left, double top, double width, double height) {
    /** Smallest side of pictures that networks look at, pixels. */
    public static final int LEAST_SIDE = 64;

    /** Largest side. */
    public static final int MOST_SIDE = 512;

    /** Table, board and waiting gripper as the fixed camera sees them: pieces stand nowhere else. */
    public static final PictureWindow SCENE = new PictureWindow(21 / 96.0, 7 / 96.0, 64 / 96.0, 64 / 96.0);

    /** All that finished boards cover as the fixed camera sees them. */
    public static final PictureWindow BOARD = new PictureWindow(21 / 96.0, 38 / 96.0, 44 / 96.0, 33 / 96.0);

    /** Checks that the window lies inside the picture. */
    public PictureWindow {
        boolean inside = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 1 && top + height <= 1;
        if (!inside) {
            throw new IllegalArgumentException("a window must lie inside the picture, got left " + left + ", top " + top
                    + ", width " + width + ", height " + height);
        }
    }

    /** Columns of the window in a picture of this side, rounded down to a multiple of 8, so that strides divide it. */
    public int columns(int side) {
        return (int) Math.round(width * side) / 8 * 8;
    }

    /** Rows, likewise. */
    public int rows(int side) {
        return (int) Math.round(height * side) / 8 * 8;
    }

    /** The window's first column in a picture of this side. */
    int firstColumn(int side) {
        return (int) Math.round(left * side);
    }

    /** First row, likewise. */
    int firstRow(int side) {
        return (int) Math.round(top * side);
    }

    /** Bytes of the cut-out: three a pixel. */
    public int bytes(int side) {
        return 3 * columns(side) * rows(side);
    }

    /**
     * Copies the window's pixels, (rows, columns, 3), to {@code target} from {@code at}.
     *
     * @throws IllegalArgumentException for a picture that is not square
     */
    public void cut(Picture picture, byte[] target, int at) {
        if (picture.width() != picture.height()) {
            throw new IllegalArgumentException("the networks look at square pictures, got " + picture.width() + " x "
                    + picture.height() + " pixels");
        }
        int side = picture.width();
        int firstColumn = firstColumn(side);
        int firstRow = firstRow(side);
        int stride = 3 * columns(side);
        for (int row = 0; row < rows(side); row++) {
            System.arraycopy(
                    picture.rgb(), 3 * ((firstRow + row) * side + firstColumn), target, at + row * stride, stride);
        }
    }
}

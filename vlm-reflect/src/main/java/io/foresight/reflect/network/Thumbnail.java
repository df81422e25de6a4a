package io.foresight.reflect.network;

import io.foresight.planner.render.Picture;

/** A small picture of the scene's window, as it is imagined. */
public final class Thumbnail {
    /** Side, pixels. */
    public static final int SIDE = 48;

    /** Bytes: three a pixel. */
    public static final int BYTES = 3 * SIDE * SIDE;

    private Thumbnail() {}

    /** Can there be one of square pictures of this side, pixels? */
    public static boolean fits(int side) {
        return fits(side, SIDE);
    }

    static boolean fits(int side, int small) {
        int columns = PictureWindow.SCENE.columns(side);
        return columns >= small && columns % small == 0;
    }

    /**
     * {@link PictureWindow#SCENE} of a picture, (SIDE, SIDE, 3), each pixel the mean of a square of pixels.
     *
     * @throws IllegalArgumentException for a picture whose window is not a multiple of the side
     */
    public static byte[] of(Picture picture) {
        return of(picture, SIDE);
    }

    /** As above, of another side. */
    static byte[] of(Picture picture, int side) {
        PictureWindow window = PictureWindow.SCENE;
        int columns = window.columns(picture.width());
        int factor = columns / side;
        if (!fits(picture.width(), side)) {
            throw new IllegalArgumentException("a picture whose window has a multiple of " + side
                    + " columns is needed, got " + columns + " of " + picture.width());
        }
        byte[] pixels = new byte[window.bytes(picture.width())];
        window.cut(picture, pixels, 0);
        byte[] small = new byte[3 * side * side];
        for (int at = 0; at < small.length; at++) {
            int column = at / 3 % side * factor;
            int row = at / 3 / side * factor;
            int sum = factor * factor / 2;
            for (int k = 0; k < factor * factor; k++) {
                sum += pixels[3 * ((row + k / factor) * columns + column + k % factor) + at % 3] & 255;
            }
            small[at] = (byte) (sum / (factor * factor));
        }
        return small;
    }
}

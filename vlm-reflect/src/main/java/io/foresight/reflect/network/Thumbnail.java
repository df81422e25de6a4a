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
        int columns = PictureWindow.SCENE.columns(side);
        return columns >= SIDE && columns % SIDE == 0;
    }

    /**
     * {@link PictureWindow#SCENE} of a picture, (SIDE, SIDE, 3), each pixel the mean of a square of pixels.
     *
     * @throws IllegalArgumentException for a picture whose window is not a multiple of the side
     */
    public static byte[] of(Picture picture) {
        PictureWindow window = PictureWindow.SCENE;
        int columns = window.columns(picture.width());
        int factor = columns / SIDE;
        if (!fits(picture.width())) {
            throw new IllegalArgumentException("a picture whose window has a multiple of " + SIDE
                    + " columns is needed, got " + columns + " of " + picture.width());
        }
        byte[] pixels = new byte[window.bytes(picture.width())];
        window.cut(picture, pixels, 0);
        byte[] small = new byte[BYTES];
        for (int at = 0; at < BYTES; at++) {
            int column = at / 3 % SIDE * factor;
            int row = at / 3 / SIDE * factor;
            int sum = factor * factor / 2;
            for (int k = 0; k < factor * factor; k++) {
                sum += pixels[3 * ((row + k / factor) * columns + column + k % factor) + at % 3] & 255;
            }
            small[at] = (byte) (sum / (factor * factor));
        }
        return small;
    }
}

package io.foresight.reflect.network;

import io.foresight.planner.render.Picture;

/**
 * The scene's window as pictures of it are generated: {@value #SIDE} x {@value #SIDE} cells, each the mean of a square of pixels. Enlarged
 * again by repetition, so that no colours mix that no piece has.
 */
public final class SceneCells {
    /** Cells a side. */
    public static final int SIDE = 72;

    /** Bytes: three a cell. */
    public static final int BYTES = 3 * SIDE * SIDE;

    private SceneCells() {}

    /** Can there be some of square pictures of this side, pixels? */
    public static boolean fits(int side) {
        return Thumbnail.fits(side, SIDE);
    }

    /**
     * {@link PictureWindow#SCENE} of a picture, (SIDE, SIDE, 3).
     *
     * @throws IllegalArgumentException for a picture whose window is not a multiple of the side
     */
    public static byte[] of(Picture picture) {
        return Thumbnail.of(picture, SIDE);
    }

    /** The picture with its window replaced by cells, (SIDE, SIDE, 3). */
    public static Picture enlarged(byte[] cells, Picture around) {
        PictureWindow window = PictureWindow.SCENE;
        int side = around.width();
        int factor = window.columns(side) / SIDE;
        byte[] rgb = around.rgb().clone();
        for (int row = 0; row < SIDE * factor; row++) {
            int at = 3 * ((window.firstRow(side) + row) * side + window.firstColumn(side));
            int from = 3 * SIDE * (row / factor);
            for (int k = 0; k < 3 * SIDE * factor; k++) {
                rgb[at + k] = cells[from + 3 * (k / 3 / factor) + k % 3];
            }
        }
        return new Picture(side, side, rgb);
    }
}

package io.foresight.planner.render;

/**
 * Coloured image, row by row from the top left.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb red, green, blue of each pixel, 0 .. 255 as unsigned bytes; not copied
 */
public record Picture(int width, int height, byte[] rgb) {
    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3 * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels needs "
                    + 3L * width * height + " bytes, got " + rgb.length);
        }
    }

    /** {@code 0xRRGGBB} of a pixel. */
    public int rgb(int column, int row) {
        int at = 3 * (row * width + column);
        return (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | rgb[at + 2] & 255;
    }
}

package io.foresight.reflect.disturb;

import io.foresight.planner.render.Picture;

/** Changes pixels, each by itself. */
@FunctionalInterface
interface PixelFilter {
    /** Leaves everything as it is. */
    PixelFilter NONE = (rgb, x, y) -> rgb;

    /**
     * A pixel's new colour.
     *
     * @param rgb {@code 0xRRGGBB}
     * @param x column, share of the width
     * @param y row, share of the height
     */
    int rgb(int rgb, double x, double y);

    /** A changed copy of a picture. */
    default Picture of(Picture picture) {
        byte[] changed = new byte[picture.rgb().length];
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                int rgb =
                        rgb(picture.rgb(column, row), (column + 0.5) / picture.width(), (row + 0.5) / picture.height());
                int at = 3 * (row * picture.width() + column);
                changed[at] = (byte) (rgb >> 16);
                changed[at + 1] = (byte) (rgb >> 8);
                changed[at + 2] = (byte) rgb;
            }
        }
        return new Picture(picture.width(), picture.height(), changed);
    }

    /** Multiplies the channels. */
    static PixelFilter light(double red, double green, double blue) {
        return (rgb, x, y) -> pack((rgb >> 16 & 255) * red, (rgb >> 8 & 255) * green, (rgb & 255) * blue);
    }

    /** Turns all hues by an angle about the axis of greys, which stay as they are. */
    static PixelFilter hue(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees)) / Math.sqrt(3);
        double same = cos + (1 - cos) / 3;
        double next = (1 - cos) / 3 - sin;
        double last = (1 - cos) / 3 + sin;
        return (rgb, x, y) -> {
            int r = rgb >> 16 & 255;
            int g = rgb >> 8 & 255;
            int b = rgb & 255;
            return pack(same * r + next * g + last * b, last * r + same * g + next * b, next * r + last * g + same * b);
        };
    }

    /** A pattern of light and dark bands with grain over everything. */
    static PixelFilter texture(long seed) {
        double tilt = (seed & 1023) / 1023.0 * Math.PI;
        double across = Math.cos(tilt);
        double down = Math.sin(tilt);
        return (rgb, x, y) -> {
            double band = Math.sin(2 * Math.PI * (24 * (across * x + down * y) + 0.6 * Math.sin(9 * x - 7 * y)));
            long mixed = (Double.doubleToLongBits(x) ^ Double.doubleToLongBits(y) * 31 ^ seed) * 0x9E3779B97F4A7C15L;
            double grain = (mixed >>> 40) / (double) (1 << 24) - 0.5;
            double factor = 1 + 0.15 * band + 0.12 * grain;
            return pack((rgb >> 16 & 255) * factor, (rgb >> 8 & 255) * factor, (rgb & 255) * factor);
        };
    }

    /** An arm as wide as this from the picture's upper edge down to where boards end, about this column. */
    static PixelFilter arm(double column, double width, double end) {
        return (rgb, x, y) ->
                Math.abs(x - column) < width / 2 && y < end ? (y > end - 0.06 ? 0x33373D : 0xD9D9D9) : rgb;
    }

    private static int pack(double red, double green, double blue) {
        return clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
    }

    private static int clipped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}

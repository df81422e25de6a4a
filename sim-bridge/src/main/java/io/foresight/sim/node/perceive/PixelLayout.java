package io.foresight.sim.node.perceive;

import java.util.Locale;

/** Order of the colour channels in a pixel. */
enum PixelLayout {
    RGB8(3, 0, 1, 2),
    BGR8(3, 2, 1, 0),
    RGBA8(4, 0, 1, 2),
    BGRA8(4, 2, 1, 0),
    MONO8(1, 0, 0, 0);

    private final int channels;
    private final int red;
    private final int green;
    private final int blue;

    PixelLayout(int channels, int red, int green, int blue) {
        this.channels = channels;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** The layout of an encoding of {@code sensor_msgs/Image}; throws for unsupported ones. */
    static PixelLayout named(String encoding) {
        for (PixelLayout layout : values()) {
            if (layout.name().toLowerCase(Locale.ROOT).equals(encoding)) {
                return layout;
            }
        }
        String told = encoding.length() > 40 ? encoding.substring(0, 40) + "..." : encoding;
        throw new BadPictureException(
                "encoding", "is \"" + told + "\"; supported are rgb8, bgr8, rgba8, bgra8 and mono8");
    }

    /** Bytes per pixel. */
    int channels() {
        return channels;
    }

    int red() {
        return red;
    }

    int green() {
        return green;
    }

    int blue() {
        return blue;
    }
}

package io.foresight.sim.node.perceive;

import java.util.Locale;

/** Which byte of a pixel is which colour. */
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

    /** The layout that {@code sensor_msgs/Image} calls so; others are refused. */
    static PixelLayout named(String encoding) {
        for (PixelLayout layout : values()) {
            if (layout.name().toLowerCase(Locale.ROOT).equals(encoding)) {
                return layout;
            }
        }
        String told = encoding.length() > 40 ? encoding.substring(0, 40) + "..." : encoding;
        throw new BadPictureException("encoding", "is \"" + told + "\"; rgb8, bgr8, rgba8, bgra8 and mono8 are taken");
    }

    /** Bytes a pixel. */
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

package io.foresight.planner.task;

import java.util.Locale;

/** The nine colours of the task family. A colour identifies one object of a board: the board itself or a piece. */
public enum Colour {
    BLUE(0x2F6FDE),
    ORANGE(0xF28C28),
    GREEN(0x3FA34D),
    RED(0xD62F2F),
    PURPLE(0x8E4EC6),
    BROWN(0x8B5A2B),
    PINK(0xF48FB1),
    GRAY(0x8A8F98),
    YELLOW(0xF2D13B);

    private final int rgb;

    Colour(int rgb) {
        this.rgb = rgb;
    }

    /** {@code 0xRRGGBB} under white light. */
    public int rgb() {
        return rgb;
    }

    /** Name in an action's text: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

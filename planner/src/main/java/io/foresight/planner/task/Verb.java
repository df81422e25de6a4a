package io.foresight.planner.task;

import java.util.Locale;

/** The kinds of actions on a piece, and {@link #DONE}, which ends the episode. */
public enum Verb {
    PICK_UP,
    PUT_DOWN,
    INSERT,
    REORIENT,
    DONE;

    /** Text in an action, such as {@code pick up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

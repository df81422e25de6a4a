package io.foresight.planner.task;

import java.util.Locale;

/** What can be done to a piece, and {@link #DONE}, which ends the episode. */
public enum Verb {
    PICK_UP,
    PUT_DOWN,
    INSERT,
    REORIENT,
    DONE;

    /** As it stands in an action's text: {@code pick up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

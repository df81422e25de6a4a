package io.foresight.reflect.experiment;

/** What a row stands for among the others. */
public enum Group {
    /** Bounds and searches that see the state. */
    REFERENCE("References"),
    /** Sees pictures and imagines nothing. */
    LOOKS("Pictures, without imagination"),
    /** Sees pictures and imagines, as others do it. */
    IMAGINES("Pictures and imagination"),
    /** The policy that reflects forward and backward, and parts of it. */
    OURS("Reflection forward and backward"),
    /** The same with pictures that are otherwise than in training. */
    DISTURBED("Under other conditions");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** As a heading. */
    public String title() {
        return title;
    }
}

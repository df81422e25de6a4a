package io.foresight.planner.world;

/** The outcome of an action. */
public enum Outcome {
    /** The action had its intended effect. */
    SUCCEEDED(Kind.SUCCESS, "done as asked"),
    /** The episode was ended by {@code done}. */
    ENDED(Kind.SUCCESS, "the episode was ended"),

    /** Pick up: another piece is in the gripper. */
    HAND_FULL(Kind.REFUSED, "another piece is in the gripper: put it down first"),
    /** Pick up: this piece is in the gripper already. */
    ALREADY_HELD(Kind.REFUSED, "the piece is in the gripper already"),
    /** Put down, insert, reorient: the piece is not in the gripper. */
    NOT_HELD(Kind.REFUSED, "the piece is not in the gripper: pick it up first"),
    /** Reorient: the piece is upright. */
    ALREADY_UPRIGHT(Kind.REFUSED, "the piece is upright already"),
    /** The board has no such piece. A world throws an exception instead; an episode counts it as this outcome. */
    UNKNOWN_PIECE(Kind.REFUSED, "the board has no such piece"),
    /** Pick up: the gripper cannot get there. */
    OUT_OF_REACH(Kind.REFUSED, "the gripper cannot reach the piece"),

    /** Insert: the piece is on its side and got stuck over its pocket; it is still held. */
    NOT_UPRIGHT(Kind.FAILED, "the piece lies on its side and does not fit: reorient it first"),
    /** Insert: a piece in the board is in the way; the piece is still held. */
    BLOCKED(Kind.FAILED, "a piece in the board is in the way"),
    /** Insert: stuck although nothing should be in the way; the piece is still held. */
    JAMMED(Kind.FAILED, "the piece got stuck on its way in"),
    /** Pick up: a piece above holds it down; the gripper let go at its force limit. */
    LOCKED(Kind.FAILED, "a piece above it holds it down"),
    /** Pick up: the grasp slipped; the piece is about where it was. */
    SLIPPED(Kind.FAILED, "the grasp slipped"),
    /** The piece fell during the motion. */
    DROPPED(Kind.FAILED, "the piece fell out of the gripper"),
    /** The skill did not end within its time limit. */
    TIMED_OUT(Kind.FAILED, "the skill ran out of time");

    private final Kind kind;
    private final String reason;

    Outcome(Kind kind, String reason) {
        this.kind = kind;
        this.reason = reason;
    }

    /** The kind of outcome. */
    public Kind kind() {
        return kind;
    }

    /** A text for people and models: the reason, and what to do about it. */
    public String reason() {
        return reason;
    }

    /** The three kinds of outcomes. */
    public enum Kind {
        /** The action had its effect. */
        SUCCESS,
        /** The action is not possible in this state; nothing moved. Counted as invalid. */
        REFUSED,
        /** The action was executed and failed. */
        FAILED
    }
}

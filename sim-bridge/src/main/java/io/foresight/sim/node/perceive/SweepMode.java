package io.foresight.sim.node.perceive;

/** What one message of a LiDAR is. */
public enum SweepMode {
    /** Found out: a message of 350 degrees and more, or one that looks the same way as the one before, is whole; others are parts of a turn. */
    AUTO,
    /** Each message is a whole frame. */
    WHOLE,
    /** Each message is a part of a turn; a frame is closed when the parts have gone round. */
    TURN,
    /** Each message is a part; a frame is closed after a fixed time. */
    PERIOD
}

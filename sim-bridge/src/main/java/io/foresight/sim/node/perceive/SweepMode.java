package io.foresight.sim.node.perceive;

/** What one message of a LiDAR contains. */
public enum SweepMode {
    /**
     * Detected automatically: a message of 350 degrees or more, or one that covers the same directions as the one before, is complete;
     * others are parts of a revolution.
     */
    AUTO,
    /** Each message is a complete frame. */
    WHOLE,
    /** Each message is a part of a revolution; a frame is complete when its parts cover the revolution. */
    TURN,
    /** Each message is a part; a frame is complete after a fixed time. */
    PERIOD
}

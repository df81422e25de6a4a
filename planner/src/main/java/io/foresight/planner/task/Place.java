package io.foresight.planner.task;

/** Where a piece is, as far as the next decision is concerned. */
public enum Place {
    /** Free on the table. */
    TABLE,
    /** In the gripper. */
    HELD,
    /** In its pocket, at its goal pose. */
    SEATED,
    /** On or over the board, but not at its goal pose: jammed, tilted, or dropped there. */
    LOOSE,
    /** Where the gripper cannot get it back: off the table. */
    LOST
}

package io.foresight.planner.task;

/** Symbolic place of a piece. */
public enum Place {
    /** Free on the table. */
    TABLE,
    /** In the gripper. */
    HELD,
    /** In its pocket, at its goal pose. */
    SEATED,
    /** On or over the board, but not at its goal pose: jammed, tilted, or dropped there. */
    LOOSE,
    /** Off the table, where the gripper cannot reach it. */
    LOST
}

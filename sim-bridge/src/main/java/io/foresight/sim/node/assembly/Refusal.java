package io.foresight.sim.node.assembly;

/** Reasons why a command was not executed, in addition to the planner's own outcomes. Nothing moved. */
enum Refusal {
    /** The text is not an action. */
    UNPARSABLE,
    /** The board has no such piece. */
    UNKNOWN_PIECE,
    /** The episode has ended. */
    EPISODE_OVER,
    /** The command is for an episode that is not running. */
    OTHER_EPISODE,
    /** The id is all zeros. */
    ID_MISSING,
    /** The id was used for another command. */
    ID_REUSED,
    /** The task does not exist. */
    BAD_RESET,
    /** Too many commands are waiting. */
    BUSY,
    /** The simulation cannot continue before a reset. */
    WORLD_BROKEN
}

package io.foresight.sim.node.assembly;

/** Why a command was not carried out, beside the planner's own outcomes. Nothing moved. */
enum Refusal {
    /** The text is no action. */
    UNPARSABLE,
    /** The board has no such piece. */
    UNKNOWN_PIECE,
    /** The episode has ended. */
    EPISODE_OVER,
    /** The command is meant for an episode that is not running. */
    OTHER_EPISODE,
    /** The id is all zeros. */
    ID_MISSING,
    /** The id was used for something else. */
    ID_REUSED,
    /** There is no such task. */
    BAD_RESET,
    /** Too many commands wait. */
    BUSY,
    /** The simulation cannot go on before a reset. */
    WORLD_BROKEN
}

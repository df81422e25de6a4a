package io.foresight.launch.graph;

import java.io.IOException;
import java.util.OptionalInt;

/** A started process. */
interface Child {
    /** Its exit code; empty while it runs. 128 + n when it was ended by signal n. */
    OptionalInt exitCode();

    /** Whether it is healthy according to its readiness rule, while that is still checked. Never true if the rule is its exit. */
    boolean healthy();

    /** Requests it and the processes it started to end; returns at once. */
    void stop();

    /** Whether it and the processes requested with it have ended. */
    boolean gone();

    /** Kills it and everything it started; also to be called after it ended on its own. */
    void kill();

    /** Starts processes. */
    interface Starter {
        /** Starts a process; throws with the reason if that is not possible. */
        Child start(String name, ProcessPlan plan) throws IOException;
    }
}

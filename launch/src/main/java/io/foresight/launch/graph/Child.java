package io.foresight.launch.graph;

import java.io.IOException;
import java.util.OptionalInt;

/** A process that was started. */
interface Child {
    /** How it ended; empty while it lives. 128 + n when signal n ended it. */
    OptionalInt exitCode();

    /** Is it healthy, by its own measure, as far as somebody still looks? Never true for one that shows health by its end. */
    boolean healthy();

    /** Asks it and those it started to end; returns at once. */
    void stop();

    /** Are it and those that were asked with it gone? */
    boolean gone();

    /** Ends it and everything it started, at once; also to be called after it ended by itself. */
    void kill();

    /** Starts processes. */
    interface Starter {
        /** Starts one, or says why not. */
        Child start(String name, ProcessPlan plan) throws IOException;
    }
}

package io.foresight.sim.ros.node;

import io.foresight.sim.ros.dds.DdsReader;
import io.foresight.sim.ros.dds.Guid;
import java.util.Set;

/** Receives messages of one topic as bytes. */
public interface RawSubscription extends Subscription {
    /** Writers it is matched with now. */
    Set<Guid> writers();

    /** What came of the samples so far. */
    DdsReader.Counts counts();
}

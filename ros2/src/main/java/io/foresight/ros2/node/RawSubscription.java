package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.Guid;
import java.util.Set;

/** Receives messages of one topic as bytes. */
public interface RawSubscription extends Subscription {
    /** Writers it is matched with now. */
    Set<Guid> writers();

    /** What came of the samples so far. */
    DdsReader.Counts counts();
}

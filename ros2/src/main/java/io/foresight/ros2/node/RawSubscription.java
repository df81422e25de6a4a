package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.Guid;
import java.util.Set;

/** Receives messages of one topic without decoding them. */
public interface RawSubscription extends Subscription {
    /** Currently matched writers. */
    Set<Guid> writers();

    /** Sample counters. */
    DdsReader.Counts counts();
}

package io.foresight.ros2.mcap;

import java.util.Set;

/**
 * Selection of messages to read.
 *
 * @param topics the selected topics; empty for all
 * @param from start of the log time range, inclusive, nanoseconds, unsigned
 * @param until end of the log time range, exclusive, nanoseconds, unsigned; {@code -1} (the largest unsigned value) means no end
 */
public record McapQuery(Set<String> topics, long from, long until) {
    /** Every message. */
    public static final McapQuery ALL = new McapQuery(Set.of(), 0, -1);

    /** Checks that the range is not reversed. */
    public McapQuery {
        topics = Set.copyOf(topics);
        if (Long.compareUnsigned(from, until) > 0) {
            throw new IllegalArgumentException("a time range must not end before it starts: from "
                    + Long.toUnsignedString(from)
                    + " until "
                    + Long.toUnsignedString(until));
        }
    }

    /** A copy limited to these topics. */
    public McapQuery onTopics(String... wanted) {
        return new McapQuery(Set.of(wanted), from, until);
    }

    /** A copy limited to this range of log times. */
    public McapQuery between(long first, long end) {
        return new McapQuery(topics, first, end);
    }

    boolean wants(McapChannel channel) {
        return topics.isEmpty() || topics.contains(channel.topic());
    }

    boolean wants(long logTime) {
        return Long.compareUnsigned(logTime, from) >= 0 && (until == -1 || Long.compareUnsigned(logTime, until) < 0);
    }

    /** Whether a chunk with these times may contain a selected message. */
    boolean overlaps(long start, long end) {
        return Long.compareUnsigned(end, from) >= 0 && (until == -1 || Long.compareUnsigned(start, until) < 0);
    }
}

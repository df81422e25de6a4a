package io.foresight.ros2.mcap;

import java.util.Set;

/**
 * Which messages to read.
 *
 * @param topics the topics wanted; empty for all
 * @param from first log time wanted, nanoseconds, unsigned
 * @param until first log time no longer wanted, nanoseconds, unsigned; {@code -1} (the largest unsigned value) means no end
 */
public record McapQuery(Set<String> topics, long from, long until) {
    /** Every message. */
    public static final McapQuery ALL = new McapQuery(Set.of(), 0, -1);

    /** Checks that the range is not turned round. */
    public McapQuery {
        topics = Set.copyOf(topics);
        if (Long.compareUnsigned(from, until) > 0) {
            throw new IllegalArgumentException("a time range must not end before it starts: from "
                    + Long.toUnsignedString(from)
                    + " until "
                    + Long.toUnsignedString(until));
        }
    }

    /** The same, of these topics only. */
    public McapQuery onTopics(String... wanted) {
        return new McapQuery(Set.of(wanted), from, until);
    }

    /** The same, within this range of log times only. */
    public McapQuery between(long first, long end) {
        return new McapQuery(topics, first, end);
    }

    boolean wants(McapChannel channel) {
        return topics.isEmpty() || topics.contains(channel.topic());
    }

    boolean wants(long logTime) {
        return Long.compareUnsigned(logTime, from) >= 0 && (until == -1 || Long.compareUnsigned(logTime, until) < 0);
    }

    /** Whether a chunk of these times can hold a message wanted. */
    boolean overlaps(long start, long end) {
        return Long.compareUnsigned(end, from) >= 0 && (until == -1 || Long.compareUnsigned(start, until) < 0);
    }
}

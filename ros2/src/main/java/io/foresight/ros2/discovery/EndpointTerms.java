package io.foresight.ros2.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * QoS policies of an endpoint in addition to its {@link io.foresight.ros2.dds.Qos}. ROS 2 nodes rarely set these.
 *
 * @param deadlineNanos maximum time between two samples; {@link Long#MAX_VALUE} for unlimited
 * @param liveliness how a writer's liveliness is asserted
 * @param leaseNanos maximum time between assertions; {@link Long#MAX_VALUE} for unlimited
 * @param exclusive whether ownership is exclusive: only the strongest writer is read
 * @param partitions names of partitions; empty is the default partition
 */
public record EndpointTerms(
        long deadlineNanos, Liveliness liveliness, long leaseNanos, boolean exclusive, List<String> partitions) {
    /** The defaults of an endpoint that sets none. */
    public static final EndpointTerms NONE =
            new EndpointTerms(Long.MAX_VALUE, Liveliness.AUTOMATIC, Long.MAX_VALUE, false, List.of());

    /** How a writer's liveliness is asserted; later constants are stricter. */
    public enum Liveliness {
        /** By its DDS implementation. */
        AUTOMATIC,
        /** By the program, for all writers of a participant. */
        MANUAL_BY_PARTICIPANT,
        /** By the program, for each writer. */
        MANUAL_BY_TOPIC
    }

    /** Copies the list of partitions. */
    public EndpointTerms {
        partitions = List.copyOf(partitions);
    }

    /** Why a reader with these policies never matches a writer with the offered ones; empty if they are compatible. */
    public Optional<String> incompatibleWith(EndpointTerms offered) {
        if (deadlineNanos < offered.deadlineNanos) {
            return Optional.of("the reader asks for a deadline of " + shown(deadlineNanos) + ", the writer offers "
                    + shown(offered.deadlineNanos));
        }
        if (liveliness.compareTo(offered.liveliness) > 0) {
            return Optional.of(
                    "the reader asks for liveliness " + liveliness + ", the writer offers " + offered.liveliness);
        }
        if (leaseNanos < offered.leaseNanos) {
            return Optional.of("the reader asks for a liveliness lease of " + shown(leaseNanos) + ", the writer offers "
                    + shown(offered.leaseNanos));
        }
        if (exclusive != offered.exclusive) {
            return Optional.of(exclusive ? "only the reader is exclusive" : "only the writer is exclusive");
        }
        if (!share(partitions, offered.partitions)) {
            return Optional.of("the reader is in partitions " + partitions + ", the writer in " + offered.partitions);
        }
        return Optional.empty();
    }

    /** Partition names may be patterns; patterns are assumed to match. */
    private static boolean share(List<String> ours, List<String> theirs) {
        List<String> a = ours.isEmpty() ? List.of("") : ours;
        List<String> b = theirs.isEmpty() ? List.of("") : theirs;
        return a.stream().anyMatch(b::contains) || hasPattern(a) || hasPattern(b);
    }

    private static boolean hasPattern(List<String> partitions) {
        return partitions.stream().anyMatch(name -> name.matches(".*[*?\\[].*"));
    }

    private static String shown(long nanos) {
        return nanos == Long.MAX_VALUE ? "none" : Duration.ofNanos(nanos).toString();
    }
}

package io.foresight.ros2.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an endpoint offers or asks for beside its {@link io.foresight.ros2.dds.Qos}. Nodes of ROS 2 rarely set these.
 *
 * @param deadlineNanos longest time between two samples; {@link Long#MAX_VALUE} for any
 * @param liveliness who says that a writer lives
 * @param leaseNanos how often that is said at least; {@link Long#MAX_VALUE} for never
 * @param exclusive whether only the strongest writer is heard
 * @param partitions parts of the topic; empty is the part without name
 */
public record EndpointTerms(
        long deadlineNanos, Liveliness liveliness, long leaseNanos, boolean exclusive, List<String> partitions) {
    /** What an endpoint has that says nothing. */
    public static final EndpointTerms NONE =
            new EndpointTerms(Long.MAX_VALUE, Liveliness.AUTOMATIC, Long.MAX_VALUE, false, List.of());

    /** Who says that a writer lives; later ones promise more. */
    public enum Liveliness {
        /** Its DDS. */
        AUTOMATIC,
        /** The program, for all writers of a participant. */
        MANUAL_BY_PARTICIPANT,
        /** The program, for each writer. */
        MANUAL_BY_TOPIC
    }

    /** Keeps its own list of partitions. */
    public EndpointTerms {
        partitions = List.copyOf(partitions);
    }

    /** Why a reader with these will never be matched with a writer that offers the other ones, if that is so. */
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

    /** Patterns may match anything, so they are taken to. */
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

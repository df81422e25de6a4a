package io.foresight.ros2.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * QoS policies of an endpoint in addition to its {@link io.foresight.ros2.dds.Qos}. ROS 2 nodes rarely set these.
 *
 * @param deadlineNanos maximum time between two samples; {@link Long#MAX_VALUE} for unlimited
 * @param liveliness how a writer's liveliness is asserted
 * @param leaseNanos maximum time between assertions; {@link Long#MAX_VALUE} for unlimited
 * @param exclusive whether ownership is exclusive: only the strongest writer is read
 * @param partitions names of partitions, or patterns of names; empty is the default partition
 * @param delivery how samples are kept, ordered and encoded
 */
public record EndpointTerms(
        long deadlineNanos,
        Liveliness liveliness,
        long leaseNanos,
        boolean exclusive,
        List<String> partitions,
        DeliveryTerms delivery) {
    /** The defaults of an endpoint that sets none. */
    public static final EndpointTerms NONE = new EndpointTerms(
            Long.MAX_VALUE, Liveliness.AUTOMATIC, Long.MAX_VALUE, false, List.of(), DeliveryTerms.NONE);

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

    /** Every reason why a reader with these policies never matches a writer with the offered ones; empty if they are compatible. */
    public List<String> incompatibleWith(EndpointTerms offered) {
        List<String> reasons = new ArrayList<>();
        if (deadlineNanos < offered.deadlineNanos) {
            reasons.add("the reader asks for a deadline of " + shown(deadlineNanos) + ", the writer offers "
                    + shown(offered.deadlineNanos));
        }
        if (liveliness.compareTo(offered.liveliness) > 0) {
            reasons.add("the reader asks for liveliness " + liveliness + ", the writer offers " + offered.liveliness);
        }
        if (leaseNanos < offered.leaseNanos) {
            reasons.add("the reader asks for a liveliness lease of " + shown(leaseNanos) + ", the writer offers "
                    + shown(offered.leaseNanos));
        }
        if (exclusive != offered.exclusive) {
            reasons.add(exclusive ? "only the reader is exclusive" : "only the writer is exclusive");
        }
        if (!Partitions.share(partitions, offered.partitions)) {
            reasons.add("the reader is in partitions " + partitions + ", the writer in " + offered.partitions);
        }
        reasons.addAll(delivery.incompatibleWith(offered.delivery));
        return reasons;
    }

    private static String shown(long nanos) {
        return nanos == Long.MAX_VALUE ? "none" : Duration.ofNanos(nanos).toString();
    }
}

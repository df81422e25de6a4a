package io.foresight.ros2.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an endpoint's samples are kept, ordered and encoded, beyond its {@link io.foresight.ros2.dds.Qos}. ROS 2 nodes set none of it; native
 * DDS programs do.
 *
 * @param persistence whether samples outlive their writer
 * @param latencyBudgetNanos a writer's promise, a reader's upper limit
 * @param bySourceTime whether samples are in the order in which they were written, rather than received
 * @param scope within which changes are presented together
 * @param coherent whether groups of changes arrive as a whole
 * @param ordered whether changes of the scope keep their order
 * @param representations encodings: a writer sends the first, a reader accepts each; by number, see {@link #XCDR1}
 */
public record DeliveryTerms(
        Persistence persistence,
        long latencyBudgetNanos,
        boolean bySourceTime,
        Scope scope,
        boolean coherent,
        boolean ordered,
        List<Integer> representations) {
    /** The encoding of ROS 2 messages. */
    public static final int XCDR1 = 0;

    private static final List<String> NAMES = List.of("XCDR1", "XML", "XCDR2");

    /** The defaults of an endpoint that sets none. */
    public static final DeliveryTerms NONE =
            new DeliveryTerms(Persistence.NONE, 0, false, Scope.INSTANCE, false, false, List.of(XCDR1));

    /** Whether samples outlive their writer; later constants are stricter. */
    public enum Persistence {
        /** They do not. */
        NONE,
        /** In memory. */
        TRANSIENT,
        /** On a disk. */
        PERSISTENT
    }

    /** What is presented together; later constants are stricter. */
    public enum Scope {
        /** One instance. */
        INSTANCE,
        /** One topic. */
        TOPIC,
        /** All endpoints of a publisher or subscriber. */
        GROUP
    }

    /** Copies the list; an empty one is the default. */
    public DeliveryTerms {
        representations = representations.isEmpty() ? List.of(XCDR1) : List.copyOf(representations);
    }

    /** Why a reader with these terms never matches a writer with the offered ones; empty if they are compatible. */
    List<String> incompatibleWith(DeliveryTerms offered) {
        List<String> reasons = new ArrayList<>();
        if (!representations.contains(offered.representations.get(0))) {
            reasons.add("the writer sends " + name(offered.representations.get(0)) + ", the reader accepts "
                    + representations.stream().map(DeliveryTerms::name).collect(Collectors.joining(", ")));
        }
        if (persistence.compareTo(offered.persistence) > 0) {
            reasons.add("the reader asks for durability " + persistence + ", the writer offers "
                    + (offered.persistence == Persistence.NONE ? "less" : offered.persistence));
        }
        if (latencyBudgetNanos < offered.latencyBudgetNanos) {
            reasons.add("the reader asks for a latency budget of " + Duration.ofNanos(latencyBudgetNanos)
                    + ", the writer offers " + Duration.ofNanos(offered.latencyBudgetNanos));
        }
        if (bySourceTime && !offered.bySourceTime) {
            reasons.add("the reader asks for samples in the order of their source times, the writer does not offer it");
        }
        if (scope.compareTo(offered.scope) > 0 || coherent && !offered.coherent || ordered && !offered.ordered) {
            reasons.add("the reader asks for " + presentation() + " presentation, the writer offers "
                    + offered.presentation());
        }
        return reasons;
    }

    private String presentation() {
        return scope.name().toLowerCase(Locale.ROOT) + (coherent ? " coherent" : "") + (ordered ? " ordered" : "");
    }

    private static String name(int representation) {
        return representation >= 0 && representation < NAMES.size()
                ? NAMES.get(representation)
                : "representation " + representation;
    }
}

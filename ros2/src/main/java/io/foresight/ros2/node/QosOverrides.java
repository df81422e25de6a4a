package io.foresight.ros2.node;

import io.foresight.core.text.Problems;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Qos;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Parameters {@code qos_overrides.TOPIC.publisher.reliability} and similar ones, which override the QoS set in the code. */
final class QosOverrides {
    static final String PREFIX = "qos_overrides.";
    private static final Set<String> OTHERS = Set.of(
            "history",
            "deadline",
            "lifespan",
            "liveliness",
            "liveliness_lease_duration",
            "avoid_ros_namespace_conventions");

    private final Map<String, Object> parameters;

    /** Throws BadArgumentsException with all problems for overrides that are not supported. */
    QosOverrides(Map<String, Object> parameters) {
        this.parameters = parameters;
        Problems problems = new Problems();
        parameters.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                check(name, value, problems);
            }
        });
        problems.throwIfAny(BadArgumentsException::new);
    }

    private static void check(String name, Object value, Problems problems) {
        String[] parts = name.substring(PREFIX.length()).split("\\.", -1);
        String policy = parts[parts.length - 1];
        if (parts.length != 3 || !parts[0].startsWith("/") || !parts[1].matches("(publisher|subscription)(_\\w+)?")) {
            problems.add(name + " must have the form qos_overrides./topic.publisher.reliability");
            return;
        }
        try {
            apply(policy, value, Qos.DEFAULT);
        } catch (IllegalArgumentException | DdsException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    /** Applies the overrides to a QoS. */
    Qos apply(String topic, boolean publisher, Qos qos) {
        Qos changed = qos;
        for (String policy : List.of("reliability", "durability", "depth")) {
            Object value = parameters.get(PREFIX + topic + (publisher ? ".publisher." : ".subscription.") + policy);
            if (value != null) {
                changed = apply(policy, value, changed);
            }
        }
        return changed;
    }

    private static Qos apply(String policy, Object value, Qos qos) {
        String text = value.toString().toLowerCase(Locale.ROOT);
        return switch (policy) {
            case "reliability" ->
                new Qos(
                        switch (text) {
                            case "reliable" -> Qos.Reliability.RELIABLE;
                            case "best_effort" -> Qos.Reliability.BEST_EFFORT;
                            case "system_default" -> qos.reliability();
                            default -> throw unknown(text, "reliable, best_effort, system_default");
                        },
                        qos.durability(),
                        qos.depth());
            case "durability" ->
                new Qos(
                        qos.reliability(),
                        switch (text) {
                            case "volatile" -> Qos.Durability.VOLATILE;
                            case "transient_local" -> Qos.Durability.TRANSIENT_LOCAL;
                            case "system_default" -> qos.durability();
                            default -> throw unknown(text, "volatile, transient_local, system_default");
                        },
                        qos.depth());
            case "depth" -> qos.withDepth(depth(value));
            case "history" -> {
                if (!text.equals("keep_last") && !text.equals("system_default")) {
                    throw unknown(text, "keep_last, system_default");
                }
                yield qos;
            }
            default ->
                throw new IllegalArgumentException(
                        OTHERS.contains(policy)
                                ? policy
                                        + " cannot be changed here; only reliability, durability, history and depth can"
                                : "no policy '" + policy + "'; known are reliability, durability, history, depth");
        };
    }

    private static int depth(Object value) {
        if (value instanceof Long number && number >= 1 && number <= Qos.MAX_DEPTH) {
            return number.intValue();
        }
        throw new IllegalArgumentException("'" + value + "' must be an integer from 1 to " + Qos.MAX_DEPTH);
    }

    private static IllegalArgumentException unknown(String text, String known) {
        return new IllegalArgumentException("'" + text + "' must be one of " + known);
    }
}

package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Quality of service of an endpoint. The history always keeps the last {@code depth} samples: a writer that keeps all samples would have to
 * block, and the library does not report when it gives up.
 *
 * @param reliability whether lost packets are sent again
 * @param durability whether late-joining readers get the last samples
 * @param depth number of samples kept, 1 to {@value #MAX_DEPTH}
 */
public record Qos(Reliability reliability, Durability durability, int depth) {
    /** The largest history depth. */
    public static final int MAX_DEPTH = 10_000;

    /** For sensors: the newest sample matters, lost ones are not repeated. */
    public static final Qos SENSOR_DATA = new Qos(Reliability.BEST_EFFORT, Durability.VOLATILE, 5);

    /** ROS 2's default. */
    public static final Qos DEFAULT = new Qos(Reliability.RELIABLE, Durability.VOLATILE, 10);

    /** No sample is lost while the reader keeps up; for commands and results. */
    public static final Qos RELIABLE = DEFAULT;

    /** Latched: late-joining readers get the last sample. For maps, static transforms, and graph information. */
    public static final Qos TRANSIENT_LOCAL = new Qos(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 1);

    /** For requests and replies. */
    public static final Qos SERVICES = new Qos(Reliability.RELIABLE, Durability.VOLATILE, 10);

    private static final Map<String, Qos> NAMED = new TreeMap<>(Map.of(
            "sensor_data",
            SENSOR_DATA,
            "default",
            DEFAULT,
            "reliable",
            RELIABLE,
            "transient_local",
            TRANSIENT_LOCAL,
            "services",
            SERVICES));

    /** Checks the depth. */
    public Qos {
        if (reliability == null || durability == null) {
            throw new DdsException(Code.BAD_QOS, "reliability and durability must be given");
        }
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new DdsException(Code.BAD_QOS, "history depth must be 1 to " + MAX_DEPTH + ": " + depth);
        }
    }

    /** Whether lost packets are sent again. */
    public enum Reliability {
        /** Sent once. */
        BEST_EFFORT,
        /** Sent until acknowledged. */
        RELIABLE
    }

    /** Whether late-joining readers get old samples. */
    public enum Durability {
        /** They do not. */
        VOLATILE,
        /** They get the writer's history, while the writer exists. */
        TRANSIENT_LOCAL
    }

    /**
     * The profile with that name: {@code default}, {@code reliable}, {@code sensor_data}, {@code services} or {@code transient_local}.
     *
     * @throws DdsException BAD_QOS for an unknown name
     */
    public static Qos named(String name) {
        Qos qos = NAMED.get(name);
        if (qos == null) {
            throw new DdsException(
                    Code.BAD_QOS, "no QoS profile '" + name + "'; known are " + String.join(", ", NAMED.keySet()));
        }
        return qos;
    }

    /** A copy with another history depth. */
    public Qos withDepth(int samples) {
        return new Qos(reliability, durability, samples);
    }

    /** Why a reader with this QoS never matches a writer with the offered one; empty if they are compatible. */
    public Optional<String> incompatibleWith(Qos offered) {
        List<String> reasons = new ArrayList<>();
        if (reliability.compareTo(offered.reliability) > 0) {
            reasons.add("the reader asks for RELIABLE, the writer offers BEST_EFFORT");
        }
        if (durability.compareTo(offered.durability) > 0) {
            reasons.add("the reader asks for TRANSIENT_LOCAL, the writer offers VOLATILE");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }
}

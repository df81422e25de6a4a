package io.foresight.ros2.bag;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The QoS profiles that rosbag2 stores for a topic's publishers: YAML inside YAML, SQLite or a channel's metadata. Up to Iron policies are
 * numbers of {@code rmw}, since Jazzy they are words.
 */
public final class OfferedQos {
    /** Key in the metadata of MCAP channels. */
    public static final String KEY = "offered_qos_profiles";

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_PROFILES = 1024;
    private static final int KEEP_ALL_DEPTH = 1000;
    private static final int USUAL_DEPTH = 10;

    private OfferedQos() {}

    /** The text for a channel's metadata, in the format of rosbag2 since Jazzy. */
    public static String text(List<Qos> offered) {
        StringBuilder text = new StringBuilder();
        for (Qos qos : offered) {
            text.append("- history: keep_last\n  depth: ").append(qos.depth());
            text.append("\n  reliability: ")
                    .append(qos.reliability() == Reliability.RELIABLE ? "reliable" : "best_effort");
            text.append("\n  durability: ")
                    .append(qos.durability() == Durability.TRANSIENT_LOCAL ? "transient_local" : "volatile");
            text.append("""

                      deadline:
                        sec: 9223372036
                        nsec: 854775807
                      lifespan:
                        sec: 9223372036
                        nsec: 854775807
                      liveliness: automatic
                      liveliness_lease_duration:
                        sec: 9223372036
                        nsec: 854775807
                      avoid_ros_namespace_conventions: false
                    """);
        }
        return text.toString();
    }

    /** Parses a text, which may be empty. */
    static List<Qos> parse(Path file, String text) throws BagException {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new BagException(
                    file, KEY + " has " + text.length() + " characters, the limit is " + MOST_CHARACTERS);
        }
        try {
            YamlDepth.check(text, file);
            return of(file, new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new BagException(
                    file,
                    KEY + " is not YAML: " + String.valueOf(e.getMessage()).replace('\n', ' '),
                    e);
        }
    }

    /** Converts a parsed YAML value: a list of mappings, or text that contains such a list. */
    static List<Qos> of(Path file, Object value) throws BagException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return parse(file, text);
        }
        if (!(value instanceof List<?> profiles) || profiles.size() > MOST_PROFILES) {
            throw new BagException(file, KEY + " must be a list of at most " + MOST_PROFILES + " profiles");
        }
        List<Qos> offered = new ArrayList<>();
        for (Object profile : profiles) {
            if (!(profile instanceof Map<?, ?> map)) {
                throw new BagException(file, KEY + " must be a list of mappings");
            }
            offered.add(new Qos(
                    is(map.get("reliability"), "best_effort", 2) ? Reliability.BEST_EFFORT : Reliability.RELIABLE,
                    is(map.get("durability"), "transient_local", 1) ? Durability.TRANSIENT_LOCAL : Durability.VOLATILE,
                    is(map.get("history"), "keep_all", 2) ? KEEP_ALL_DEPTH : depth(map.get("depth"))));
        }
        return offered;
    }

    private static boolean is(Object value, String word, int number) {
        return value instanceof Integer given ? given == number : word.equals(value);
    }

    private static int depth(Object value) {
        return value instanceof Integer depth && depth > 0 ? Math.min(depth, Qos.MAX_DEPTH) : USUAL_DEPTH;
    }
}

package io.foresight.ros2.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code metadata.yaml} (rosbag2, versions 3 to 9). Other keys are ignored. */
final class BagMetadata {
    static final String NAME = "metadata.yaml";

    private static final int MOST_BYTES = 16 << 20;
    private static final int OLDEST = 3;
    private static final int NEWEST = 9;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();

    private final Path file;

    private BagMetadata(Path file) {
        this.file = file;
    }

    static BagInfo read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BagException(
                    folder, "has no " + NAME + ": open its files one by one, or create it with `ros2 bag reindex`");
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new BagException(file, "has " + size + " bytes, the limit is " + MOST_BYTES);
        }
        return new BagMetadata(file).parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private BagInfo parse(String text) throws BagException {
        Object root;
        try {
            YamlDepth.check(text, file);
            root = new Load(SETTINGS).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new BagException(file, "is not YAML: " + e.getMessage().replace('\n', ' '), e);
        }
        Map<?, ?> info =
                mapping(mapping(root, "the file").get("rosbag2_bagfile_information"), "rosbag2_bagfile_information");
        int version = (int) Math.min(Integer.MAX_VALUE, number(info, "version"));
        if (version < OLDEST || version > NEWEST) {
            throw new BagException(file, "version is " + version + ", supported are " + OLDEST + " to " + NEWEST);
        }
        checkCompression(info);
        List<Path> files = new ArrayList<>();
        for (Object path : list(info, "relative_file_paths")) {
            files.add(inside(path));
        }
        List<BagTopic> topics = new ArrayList<>();
        for (Object entry : list(info, "topics_with_message_count")) {
            Map<?, ?> topic = mapping(entry, "topics_with_message_count");
            Map<?, ?> about = mapping(topic.get("topic_metadata"), "topic_metadata");
            topics.add(new BagTopic(
                    text(about, "name"),
                    text(about, "type"),
                    text(about, "serialization_format"),
                    number(topic, "message_count"),
                    OfferedQos.of(file, about.get(OfferedQos.KEY))));
        }
        return new BagInfo(
                version,
                text(info, "storage_identifier"),
                number(mapping(info.get("starting_time"), "starting_time"), "nanoseconds_since_epoch"),
                number(mapping(info.get("duration"), "duration"), "nanoseconds"),
                number(info, "message_count"),
                topics,
                files);
    }

    private void checkCompression(Map<?, ?> info) throws BagException {
        Object mode = info.get("compression_mode");
        if (mode != null && !mode.toString().isEmpty() && !mode.toString().equalsIgnoreCase("none")) {
            throw new BagException(
                    file,
                    "compression_mode is " + mode
                            + ", only none is supported: decompress the bag with `ros2 bag convert` (MCAP"
                            + " chunks may be compressed)");
        }
    }

    /** A file of the bag. It must be in the bag's folder. */
    private Path inside(Object path) throws BagException {
        Path folder = file.toAbsolutePath().getParent().normalize();
        Path found = folder.resolve(String.valueOf(path)).normalize();
        if (!found.startsWith(folder) || found.equals(folder)) {
            throw new BagException(file, "relative_file_paths has " + path + ", which is outside the bag");
        }
        return found;
    }

    private Map<?, ?> mapping(Object value, String key) throws BagException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new BagException(file, key + " must be a mapping, is " + describe(value));
    }

    private List<?> list(Map<?, ?> map, String key) throws BagException {
        if (map.get(key) instanceof List<?> list) {
            return list;
        }
        throw new BagException(file, key + " must be a list, is " + describe(map.get(key)));
    }

    private String text(Map<?, ?> map, String key) throws BagException {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new BagException(file, key + " must be text, is " + describe(map.get(key)));
    }

    private long number(Map<?, ?> map, String key) throws BagException {
        Object value = map.get(key);
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= 0) {
                return number;
            }
        }
        throw new BagException(file, key + " must be an integer of 0 or more, is " + describe(value));
    }

    private static String describe(Object value) {
        if (value == null) {
            return "missing";
        }
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}

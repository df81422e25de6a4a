package io.foresight.ros2.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code metadata.yaml} (rosbag2; known are versions 3 to 9, others are read by the same keys). Other keys are ignored. */
final class BagMetadata {
    static final String NAME = "metadata.yaml";

    private static final int MOST_BYTES = 16 << 20;
    private static final String PACKING = "zstd";
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();

    private final Path file;
    private boolean figures = true;

    private BagMetadata(Path file) {
        this.file = file;
    }

    /**
     * What it says.
     *
     * @param figures times and counts are such as can be; else they are to be asked of the files
     * @param messagesPacked each message is packed by zstd
     */
    record Content(BagInfo info, boolean figures, boolean messagesPacked) {}

    static Content read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new BagException(file, "has " + size + " bytes, the limit is " + MOST_BYTES);
        }
        return new BagMetadata(file).parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private Content parse(String text) throws BagException {
        Object root;
        try {
            YamlDepth.check(text, file);
            root = new Load(SETTINGS).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new BagException(file, "is not YAML: " + e.getMessage().replace('\n', ' '), e);
        }
        Map<?, ?> info =
                mapping(mapping(root, "the file").get("rosbag2_bagfile_information"), "rosbag2_bagfile_information");
        int version = (int) Math.min(Integer.MAX_VALUE, figure(info, "version"));
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
                    figure(topic, "message_count"),
                    OfferedQos.of(file, about.get(OfferedQos.KEY))));
        }
        BagInfo content = new BagInfo(
                version,
                text(info, "storage_identifier"),
                figure(info.get("starting_time"), "nanoseconds_since_epoch"),
                figure(info.get("duration"), "nanoseconds"),
                figure(info, "message_count"),
                topics,
                files);
        return new Content(content, figures, messagesPacked(info));
    }

    /** Whether files are packed is seen at the files. */
    private boolean messagesPacked(Map<?, ?> info) throws BagException {
        String mode = String.valueOf(info.get("compression_mode")).toUpperCase(Locale.ROOT);
        String format = String.valueOf(info.get("compression_format"));
        boolean packed = mode.equals("FILE") || mode.equals("MESSAGE");
        if (!packed && !List.of("", "NONE", "NULL").contains(mode) || packed && !format.equals(PACKING)) {
            throw new BagException(
                    file,
                    "compression_mode is " + mode + " and compression_format " + format
                            + "; read are FILE and MESSAGE with " + PACKING);
        }
        return mode.equals("MESSAGE");
    }

    /** A file of the bag. It must be in the bag's folder. */
    private Path inside(Object path) throws BagException {
        Path folder = file.toAbsolutePath().getParent().normalize();
        Path found = folder.resolve(String.valueOf(path)).normalize();
        if (!found.startsWith(folder) || found.equals(folder)) {
            throw new BagException(file, "relative_file_paths has " + path + ", which is outside the bag");
        }
        return BagFolder.located(folder, found);
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

    /** A figure that can be asked of the files as well; 0 where it is none. */
    private long figure(Object map, String key) {
        Object value = map instanceof Map<?, ?> parts ? parts.get(key) : null;
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        figures = false;
        return 0;
    }

    private static String describe(Object value) {
        if (value == null) {
            return "missing";
        }
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}

package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rosbag2 bag: a folder with {@code metadata.yaml} and its files, or a single file ({@code .mcap}, {@code .db3}). Messages are the bytes
 * as sent by the publisher. All errors are a {@link BagException}, or an {@link io.foresight.ros2.mcap.McapException} from inside an MCAP
 * file.
 *
 * <pre>{@code
 * RosBag bag = RosBag.open(folder);
 * try (BagMessages messages = bag.messages(McapQuery.ALL.onTopics("/points"))) {
 *     while (messages.next()) {
 *         decode(messages.type(), messages.data());
 *     }
 * }
 * }</pre>
 */
public final class RosBag {
    private static final String MCAP = "mcap";
    private static final String SQLITE = "sqlite3";

    private final BagInfo info;
    private final List<BagFile> files;

    private RosBag(BagInfo info, List<BagFile> files) {
        this.info = info;
        this.files = List.copyOf(files);
    }

    /** Opens a bag with the default limits. */
    public static RosBag open(Path path) throws IOException {
        return open(path, McapLimits.DEFAULT);
    }

    /** Opens a bag. */
    public static RosBag open(Path path, McapLimits limits) throws IOException {
        return Files.isDirectory(path) ? folder(path, limits) : single(path, limits);
    }

    private static RosBag folder(Path folder, McapLimits limits) throws IOException {
        BagInfo info = BagMetadata.read(folder);
        List<BagFile> files = new ArrayList<>();
        for (Path file : info.files()) {
            if (!Files.isRegularFile(file)) {
                throw new BagException(
                        folder, "lacks " + file.getFileName() + ", which " + BagMetadata.NAME + " lists");
            }
            files.add(file(file, info.storage(), limits));
        }
        return new RosBag(info, files);
    }

    private static RosBag single(Path path, McapLimits limits) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new BagException(path, "is neither a folder nor a file");
        }
        String storage =
                path.toString().endsWith(".mcap") ? MCAP : path.toString().endsWith(".db3") ? SQLITE : "";
        if (storage.isEmpty()) {
            throw new BagException(path, "must be a bag's folder, or end in .mcap or .db3");
        }
        BagFile file = file(path, storage, limits);
        List<BagTopic> topics = file.topics();
        long messages = topics.stream().mapToLong(BagTopic::messages).sum();
        long[] times = file.times();
        return new RosBag(
                new BagInfo(0, storage, times[0], times[1] - times[0], messages, topics, List.of(path)), List.of(file));
    }

    private static BagFile file(Path path, String storage, McapLimits limits) throws BagException {
        return switch (storage) {
            case MCAP -> new McapBagFile(path, limits);
            case SQLITE -> new SqliteBagFile(path, limits);
            default ->
                throw new BagException(
                        path, "storage_identifier is " + storage + ", supported are " + MCAP + " and " + SQLITE);
        };
    }

    /** The bag's metadata. */
    public BagInfo info() {
        return info;
    }

    /**
     * The position of each message of a topic, in the order of {@link #messages}. MCAP files with message indexes are not decompressed for
     * this.
     */
    public List<MessagePlace> places(String topic) throws IOException {
        List<MessagePlace> places = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            long before = 0;
            int nth = 0;
            for (long time : files.get(file).logTimes(topic)) {
                nth = time == before ? nth : 0;
                places.add(new MessagePlace(file, time, nth++));
                before = time;
            }
        }
        return places;
    }

    /**
     * The bytes of one message, little-endian, in a buffer owned by the caller.
     *
     * @throws BagException when the message is not at that position
     */
    public ByteBuffer read(String topic, MessagePlace place) throws IOException {
        long end = place.logTime() == -1 ? -1 : place.logTime() + 1;
        McapQuery query = McapQuery.ALL.onTopics(topic).between(place.logTime(), end);
        try (BagMessages messages = files.get(place.file()).messages(query)) {
            int left = place.nth();
            while (messages.next()) {
                if (left-- == 0) {
                    ByteBuffer copy = ByteBuffer.allocate(messages.data().remaining());
                    return copy.put(messages.data()).flip().order(ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
        throw new BagException(
                info.files().get(place.file()),
                "lacks the message of " + place.logTime() + " on " + topic + ", which its index lists");
    }

    /**
     * The selected messages. Within a file they are in order of log time; the files of a bag are read one after another, in recording
     * order.
     */
    public BagMessages messages(McapQuery query) {
        return new ConcatenatedMessages(files, query);
    }
}

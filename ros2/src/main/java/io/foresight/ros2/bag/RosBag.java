package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rosbag2 bag: a folder of MCAP or SQLite files, with {@code metadata.yaml} or without, or one such file. Messages are the bytes as sent by
 * the publisher. All errors are a {@link BagException}, or an {@link io.foresight.ros2.mcap.McapException} from inside an MCAP
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
        return open(path, limits, file -> BagFile.of(file, limits, Optional.empty()));
    }

    /** How a file of a bag is opened. */
    @FunctionalInterface
    interface Opening {
        BagFile open(Path file) throws IOException;
    }

    static RosBag open(Path path, McapLimits limits, Opening opening) throws IOException {
        if (Files.isRegularFile(path)) {
            return unlisted(List.of(path), opening);
        }
        if (!Files.isDirectory(path)) {
            throw new BagException(path, "is neither a folder nor a file");
        }
        return Files.isRegularFile(path.resolve(BagMetadata.NAME))
                ? listed(path, limits, opening)
                : unlisted(BagFolder.recordings(path), opening);
    }

    private static RosBag listed(Path folder, McapLimits limits, Opening opening) throws IOException {
        BagMetadata.Content content = BagMetadata.read(folder);
        List<BagFile> files = new ArrayList<>();
        for (Path file : content.info().files()) {
            if (!Files.isRegularFile(file)) {
                throw new BagException(
                        folder, "lacks " + file.getFileName() + ", which " + BagMetadata.NAME + " lists");
            }
            BagFile opened = opening.open(file);
            files.add(
                    content.messagesPacked() && !(opened instanceof UnreadableFile)
                            ? new PackedMessagesFile(opened, file, limits)
                            : opened);
        }
        UnreadableFile.require(files);
        BagInfo info = content.figures()
                ? content.info()
                : asked(
                        content.info().version(),
                        content.info().storage(),
                        content.info().files(),
                        files);
        return new RosBag(info, files);
    }

    private static RosBag unlisted(List<Path> paths, Opening opening) throws IOException {
        List<BagFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(opening.open(path));
        }
        UnreadableFile.require(files);
        String storage = files.stream()
                .map(BagFile::storage)
                .filter(kind -> !kind.isEmpty())
                .findFirst()
                .orElse("");
        return new RosBag(asked(0, storage, paths, files), files);
    }

    /** What the files say themselves. */
    private static BagInfo asked(int version, String storage, List<Path> paths, List<BagFile> files)
            throws IOException {
        Map<String, BagTopic> topics = new LinkedHashMap<>();
        long start = Long.MAX_VALUE;
        long end = 0;
        long messages = 0;
        for (BagFile file : files) {
            long inFile = 0;
            for (BagTopic topic : file.topics()) {
                inFile += topic.messages();
                topics.merge(topic.name() + " " + topic.type() + " " + topic.serialization(), topic, BagTopic::plus);
            }
            if (inFile > 0) {
                start = Math.min(start, file.times()[0]);
                end = Math.max(end, file.times()[1]);
            }
            messages += inFile;
        }
        long from = messages == 0 ? 0 : start;
        return new BagInfo(version, storage, from, end - from, messages, List.copyOf(topics.values()), paths);
    }

    /** The bag's metadata. */
    public BagInfo info() {
        return info;
    }

    /**
     * The position of each message of a topic of {@link #info}, in the order of {@link #messages}, without those that are left out as
     * damaged.
     */
    public List<MessagePlace> places(BagTopic topic) throws IOException {
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
    public ByteBuffer read(BagTopic topic, MessagePlace place) throws IOException {
        long end = place.logTime() == -1 ? -1 : place.logTime() + 1;
        McapQuery query = McapQuery.ALL.onTopics(topic.name()).between(place.logTime(), end);
        try (BagMessages messages = files.get(place.file()).messages(query)) {
            int left = place.nth();
            while (messages.next()) {
                if (topic.has(messages.topic(), messages.type()) && left-- == 0) {
                    ByteBuffer copy = ByteBuffer.allocate(messages.data().remaining());
                    return copy.put(messages.data()).flip().order(ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
        String why = files.get(place.file())
                .damage()
                .flatMap(Damage::text)
                .map(text -> ": " + text + "; `foresight recover` makes a file without it")
                .orElse("");
        throw new BagException(
                info.files().get(place.file()),
                "lacks the message of " + place.logTime() + " on " + topic.name() + ", which its index lists" + why);
    }

    /**
     * The selected messages. Within a file they are in order of log time; the files of a bag are read one after another, in recording
     * order.
     */
    public BagMessages messages(McapQuery query) {
        return new ConcatenatedMessages(files, query);
    }

    /** What was left out so far because it is damaged, one sentence a file. */
    List<String> leftOut() {
        return files.stream()
                .flatMap(file -> file.damage().flatMap(Damage::text).stream())
                .toList();
    }
}

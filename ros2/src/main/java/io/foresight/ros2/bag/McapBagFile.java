package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.ChunkIndex;
import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapChannel;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapMessages;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSchema;
import io.foresight.ros2.mcap.McapStatistics;
import io.foresight.ros2.mcap.McapSummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** An MCAP file of a bag. What its summary leaves out is found once, by reading the file. */
final class McapBagFile implements BagFile {
    /** Up to so many bytes a damaged chunk is looked for before messages are listed; in larger files it is met when it is read. */
    private static final long CHECKED_BYTES = 1L << 30;

    private final Path path;
    private final McapLimits limits;
    private final Optional<Damage> damage;
    private McapSummary summary; // null until it is needed; guarded by this

    McapBagFile(Path path, McapLimits limits, Optional<Damage> damage) {
        this.path = path;
        this.limits = limits;
        this.damage = damage;
    }

    @Override
    public List<BagTopic> topics() throws IOException {
        McapSummary whole = summary();
        Map<Integer, Long> counts = statistics(whole).channelMessageCounts();
        List<BagTopic> topics = new ArrayList<>();
        for (McapChannel channel : new TreeMap<>(whole.channels()).values()) {
            topics.add(new BagTopic(
                    channel.topic(),
                    type(whole, channel),
                    channel.messageEncoding(),
                    counts.getOrDefault(channel.id(), 0L),
                    OfferedQos.parse(path, channel.metadata().get(OfferedQos.KEY))));
        }
        return topics;
    }

    @Override
    public long[] times() throws IOException {
        McapStatistics statistics = statistics(summary());
        return new long[] {statistics.startTime(), statistics.endTime()};
    }

    private static McapStatistics statistics(McapSummary whole) {
        return whole.statistics().orElseThrow();
    }

    @Override
    public long[] logTimes(BagTopic topic) throws IOException {
        McapSummary whole = summary();
        Set<Integer> channels = whole.channels().values().stream()
                .filter(channel -> topic.has(channel.topic(), type(whole, channel)))
                .map(McapChannel::id)
                .collect(Collectors.toSet());
        try (McapReader reader = McapReader.open(path, limits, whole, damage)) {
            if (damage.isEmpty() || !isChecked(whole, channels)) {
                Optional<long[]> indexed = reader.logTimes(channels);
                if (indexed.isPresent()) {
                    return indexed.get();
                }
            }
            try (McapMessages messages = reader.messages(McapQuery.ALL.onTopics(topic.name()))) {
                LongStream.Builder times = LongStream.builder();
                while (messages.next()) {
                    if (channels.contains(messages.channel().id())) {
                        times.add(messages.logTime());
                    }
                }
                return times.build().sorted().toArray();
            }
        }
    }

    /** Whether the chunks that may hold messages of the channels are few enough to be read only to know that they can be. */
    private static boolean isChecked(McapSummary whole, Set<Integer> channels) {
        return whole.chunks().stream()
                        .filter(chunk -> !Collections.disjoint(
                                chunk.messageIndexOffsets().keySet(), channels))
                        .mapToLong(ChunkIndex::uncompressedSize)
                        .sum()
                <= CHECKED_BYTES;
    }

    @Override
    public String storage() {
        return FileKind.MCAP.storage();
    }

    @Override
    public Optional<Damage> damage() {
        return damage;
    }

    @Override
    public BagMessages messages(McapQuery query) throws IOException {
        McapSummary whole = summary();
        McapReader reader = McapReader.open(path, limits, whole, damage);
        try {
            Map<Integer, String> types = new HashMap<>();
            whole.channels().values().forEach(channel -> types.put(channel.id(), type(whole, channel)));
            return new Messages(reader, reader.messages(query), types);
        } catch (IOException | RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private synchronized McapSummary summary() throws IOException {
        if (summary == null) {
            try (McapReader reader = McapReader.open(path, limits)) {
                summary = whole(reader);
            }
        }
        return summary;
    }

    private McapSummary whole(McapReader reader) throws IOException {
        try {
            return reader.wholeSummary();
        } catch (McapException damaged) {
            throw new BagException(
                    path, "is damaged or was not closed: recover it first, with `foresight recover`", damaged);
        }
    }

    private static String type(McapSummary summary, McapChannel channel) {
        McapSchema schema = summary.schemas().get(channel.schemaId());
        String name = schema == null ? "" : schema.name();
        return new BagTopic(channel.topic(), name, channel.messageEncoding(), 0).type();
    }

    /** The messages, and the reader they come from. */
    private record Messages(McapReader reader, McapMessages messages, Map<Integer, String> types)
            implements BagMessages {
        @Override
        public boolean next() throws IOException {
            return messages.next();
        }

        @Override
        public String topic() {
            return messages.channel().topic();
        }

        @Override
        public String type() {
            return types.getOrDefault(messages.channel().id(), "");
        }

        @Override
        public long logTime() {
            return messages.logTime();
        }

        @Override
        public ByteBuffer data() {
            return messages.data();
        }

        @Override
        public void close() throws IOException {
            try (reader) {
                messages.close();
            }
        }
    }
}

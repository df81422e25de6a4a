package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapChannel;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** An MCAP file of a bag. It must have a summary section, because without it the schemas of its channels are not known in advance. */
record McapBagFile(Path path, McapLimits limits) implements BagFile {
    @Override
    public List<BagTopic> topics() throws IOException {
        try (McapReader reader = McapReader.open(path, limits)) {
            McapSummary summary = summary(reader);
            List<BagTopic> topics = new ArrayList<>();
            for (McapChannel channel : new TreeMap<>(summary.channels()).values()) {
                long count = summary.statistics()
                        .map(statistics -> statistics.channelMessageCounts().getOrDefault(channel.id(), 0L))
                        .orElseThrow(() -> new BagException(path, "has no statistics: recover it first"));
                topics.add(new BagTopic(
                        channel.topic(),
                        type(summary, channel),
                        channel.messageEncoding(),
                        count,
                        OfferedQos.parse(path, channel.metadata().get(OfferedQos.KEY))));
            }
            return topics;
        }
    }

    @Override
    public long[] times() throws IOException {
        try (McapReader reader = McapReader.open(path, limits)) {
            McapStatistics statistics = summary(reader)
                    .statistics()
                    .orElseThrow(() -> new BagException(path, "has no statistics: recover it first"));
            return new long[] {statistics.startTime(), statistics.endTime()};
        }
    }

    @Override
    public long[] logTimes(String topic) throws IOException {
        try (McapReader reader = McapReader.open(path, limits)) {
            summary(reader);
            Optional<long[]> indexed = reader.logTimes(topic);
            if (indexed.isPresent()) {
                return indexed.get();
            }
            try (McapMessages messages = reader.messages(McapQuery.ALL.onTopics(topic))) {
                LongStream.Builder times = LongStream.builder();
                while (messages.next()) {
                    times.add(messages.logTime());
                }
                return times.build().sorted().toArray();
            }
        }
    }

    @Override
    public BagMessages messages(McapQuery query) throws IOException {
        McapReader reader = McapReader.open(path, limits);
        try {
            McapSummary summary = summary(reader);
            Map<Integer, String> types = new HashMap<>();
            summary.channels().values().forEach(channel -> types.put(channel.id(), type(summary, channel)));
            return new Messages(reader, reader.messages(query), types);
        } catch (IOException | RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private McapSummary summary(McapReader reader) throws IOException {
        if (reader.summaryProblem().isPresent()) {
            throw new BagException(
                    path,
                    "is damaged or was not closed: recover it first",
                    reader.summaryProblem().get());
        }
        return reader.summary()
                .orElseThrow(() -> new BagException(path, "has no summary: recover it first, which makes one"));
    }

    private static String type(McapSummary summary, McapChannel channel) {
        McapSchema schema = summary.schemas().get(channel.schemaId());
        return schema == null ? "" : schema.name();
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

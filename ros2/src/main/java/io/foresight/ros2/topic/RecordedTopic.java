package io.foresight.ros2.topic;

import io.foresight.ros2.bag.OfferedQos;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.MessageCatalogue;
import io.foresight.ros2.node.RawSubscription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A recorded topic: its subscription, its channel in the file, and its message counters. */
final class RecordedTopic {
    private final String topic;
    private final String type;
    private final Optional<MessageType<?>> known;
    private final Map<Guid, Long> sequences = new HashMap<>();
    private List<Qos> offered;
    private Qos qos;
    private RawSubscription subscription;
    private int publishers;
    private long messages;
    private long bytes;
    private long lost;
    private long dropped;

    /** Used only by the writer's thread, as is the map of schemas. */
    private int channel = -1;

    RecordedTopic(String topic, String type, List<Qos> offered) {
        this.topic = topic;
        this.type = type;
        this.offered = List.copyOf(offered);
        known = MessageCatalogue.named(type);
    }

    String topic() {
        return topic;
    }

    String type() {
        return type;
    }

    boolean described() {
        return known.isPresent();
    }

    /** Replaces the previous subscription, which is returned to be closed; null for the first. */
    synchronized RawSubscription subscribe(RawSubscription now, Qos with, List<Qos> offers) {
        RawSubscription before = subscription;
        subscription = now;
        qos = with;
        offered = List.copyOf(offers);
        return before;
    }

    synchronized Qos qos() {
        return qos;
    }

    synchronized RawSubscription subscription() {
        return subscription;
    }

    /** Whether the sample is new: a changed subscription delivers latched samples again. Counts the gap before it. */
    synchronized boolean isNew(Sample sample) {
        Long before = sequences.get(sample.writer());
        if (before != null && sample.sequence() <= before) {
            return false;
        }
        if (before != null) {
            lost += sample.sequence() - before - 1;
        }
        sequences.put(sample.writer(), sample.sequence());
        return true;
    }

    /** Defines the channel, so that it is in the file before its first message. */
    BacklogWriter.Entry definition(Map<String, Integer> schemas) {
        return new BacklogWriter.Entry() {
            @Override
            public void write(McapWriter writer) throws IOException {
                define(writer, schemas);
            }

            @Override
            public void dropped() {
                // the channel is defined with its first message
            }
        };
    }

    private void define(McapWriter writer, Map<String, Integer> schemas) throws IOException {
        if (channel >= 0) {
            return;
        }
        Integer schema = schemas.get(type);
        if (schema == null) {
            byte[] text = known.map(MessageType::definition).orElse("").getBytes(StandardCharsets.UTF_8);
            schema = writer.addSchema(type, known.isPresent() ? "ros2msg" : "", text);
            schemas.put(type, schema);
        }
        channel = writer.addChannel(schema, topic, "cdr", metadata());
    }

    private synchronized Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        if (!offered.isEmpty()) {
            metadata.put(OfferedQos.KEY, OfferedQos.text(offered));
        } else if (qos.durability() == Qos.Durability.TRANSIENT_LOCAL) {
            metadata.put(OfferedQos.KEY, OfferedQos.text(List.of(qos))); // every matched writer offers at least this
        }
        known.ifPresent(message -> metadata.put("topic_type_hash", message.hash()));
        return metadata;
    }

    /** Writes a sample. */
    BacklogWriter.Entry message(Sample sample, long logTime, Map<String, Integer> schemas) {
        return new BacklogWriter.Entry() {
            @Override
            public void write(McapWriter writer) throws IOException {
                define(writer, schemas);
                writer.write(channel, sample.sequence(), logTime, sample.sourceNanos(), ByteBuffer.wrap(sample.cdr()));
                written(sample.cdr().length);
            }

            @Override
            public void dropped() {
                drop();
            }
        };
    }

    private synchronized void written(int length) {
        messages++;
        bytes += length;
    }

    synchronized void drop() {
        dropped++;
    }

    synchronized TopicTally tally() {
        int matched = subscription == null ? 0 : subscription.publishers();
        publishers = Math.max(Math.max(publishers, matched), sequences.size());
        return new TopicTally(topic, type, known.isPresent(), publishers, messages, bytes, lost, dropped);
    }
}

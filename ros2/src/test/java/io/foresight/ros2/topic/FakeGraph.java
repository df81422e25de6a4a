package io.foresight.ros2.topic;

import io.foresight.ros2.dds.DdsCarrier;
import io.foresight.ros2.dds.DdsListener;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Sample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A graph without a network: what is written is noted with its time, what is to be received is handed in. */
final class FakeGraph implements DdsCarrier {
    private final LongSupplier time;
    private final AtomicLong guids = new AtomicLong();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Endpoint> writers = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> readers = new ConcurrentHashMap<>();
    private final Map<String, DdsListener> listeners = new ConcurrentHashMap<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();

    /** What left, and when. */
    record Sent(String topic, long nanos, byte[] cdr) {}

    FakeGraph(LongSupplier time) {
        this.time = time;
    }

    /** What was written on ROS topics that are not the node's own. */
    List<Sent> sent() {
        return sent.stream()
                .filter(message -> message.topic().startsWith("rt/"))
                .filter(message -> !Set.of("rt/rosout", "rt/diagnostics", "rt/parameter_events")
                        .contains(message.topic()))
                .toList();
    }

    Endpoint writer(String topic) {
        return writers.get("rt" + topic);
    }

    Endpoint reader(String topic) {
        return readers.get("rt" + topic);
    }

    /** Lets a topic have one reader. */
    void subscribe(String topic) {
        subscribed.add("rt" + topic);
    }

    /** Lets a sample arrive. */
    void arrive(String topic, Guid writer, long sequence, long sourceNanos, byte[] cdr) {
        listeners.get("rt" + topic).received(new Sample(cdr, writer, sequence, sourceNanos));
    }

    @Override
    public DdsParticipant open(String name, DdsSettings settings, PeerListener peers) {
        return new Participant();
    }

    private Guid guid() {
        return new Guid(1, guids.incrementAndGet());
    }

    private final class Participant implements DdsParticipant {
        private final Guid own = FakeGraph.this.guid();

        @Override
        public Guid guid() {
            return own;
        }

        @Override
        public DdsWriter createWriter(Endpoint endpoint) {
            writers.put(endpoint.topic(), endpoint);
            return new Writer(endpoint, FakeGraph.this.guid());
        }

        @Override
        public DdsReader createReader(Endpoint endpoint, DdsListener listener) {
            readers.put(endpoint.topic(), endpoint);
            listeners.put(endpoint.topic(), listener);
            return new Reader(endpoint, FakeGraph.this.guid());
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private final class Writer implements DdsWriter {
        private final Endpoint endpoint;
        private final Guid guid;

        Writer(Endpoint endpoint, Guid guid) {
            this.endpoint = endpoint;
            this.guid = guid;
        }

        @Override
        public Guid guid() {
            return guid;
        }

        @Override
        public Endpoint endpoint() {
            return endpoint;
        }

        @Override
        public void write(ByteBuffer cdr) {
            byte[] bytes = new byte[cdr.remaining()];
            cdr.duplicate().get(bytes);
            sent.add(new Sent(endpoint.topic(), time.getAsLong(), bytes));
        }

        @Override
        public Set<Guid> readers() {
            return subscribed.contains(endpoint.topic()) ? Set.of(new Guid(2, 2)) : Set.of();
        }

        @Override
        public long written() {
            return sent.stream()
                    .filter(message -> message.topic().equals(endpoint.topic()))
                    .count();
        }

        @Override
        public boolean awaitAcknowledged(Duration longest) {
            return true;
        }

        @Override
        public void close() {
            writers.remove(endpoint.topic());
        }
    }

    private record Reader(Endpoint endpoint, Guid guid) implements DdsReader {
        @Override
        public Set<Guid> writers() {
            return Set.of();
        }

        @Override
        public Counts counts() {
            return new Counts(0, 0, 0, 0);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

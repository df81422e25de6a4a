package io.foresight.launch.foxglove;

import io.foresight.core.text.Seldom;
import io.foresight.core.text.ShownText;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.EndpointListener;
import io.foresight.ros2.message.MessageCatalogue;
import io.foresight.ros2.node.RawSubscription;
import io.foresight.ros2.node.RosNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the topics of a ROS 2 graph to viewers: a channel for each topic with a writer and a known type. A topic is subscribed to only
 * while a viewer shows it. Register it as an {@link EndpointListener}; it works on its own thread.
 */
public final class LiveGraph implements EndpointListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGraph.class);
    private static final int MOST_TOPICS = 1000;
    private static final int DEPTH = 10;
    private static final int LATCHED_DEPTH = 100;
    private static final long CLOCK_MILLIS = 50;
    private static final long PATIENCE_SECONDS = 10;

    private final FoxgloveServer server;
    private final RosNode node;
    private final Predicate<String> wanted;
    private final Map<Key, Topic> topics = new LinkedHashMap<>();
    private final Set<String> unknownTypes = new HashSet<>();
    private final Seldom tooMany = new Seldom(Duration.ofSeconds(10));
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "foxglove-graph");
        made.setDaemon(true);
        return made;
    });

    /**
     * Creates a graph without topics; they are added by {@link #changed}.
     *
     * @param node used for subscribing; if it uses simulated time, it also sends the time to viewers, which must be enabled in the server
     * @param wanted topics to offer, by their ROS names
     */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with its executor
    public LiveGraph(FoxgloveServer server, RosNode node, Predicate<String> wanted) {
        this.server = server;
        this.node = node;
        this.wanted = wanted;
        if (node.clock().simulated()) {
            thread.scheduleAtFixedRate(
                    () -> node.clock().nanos().ifPresent(server::time), 0, CLOCK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void changed(DiscoveredEndpoint endpoint, boolean present) {
        if (!endpoint.writer()) {
            return;
        }
        Optional<String> topic = endpoint.rosTopic().filter(wanted);
        if (topic.isEmpty()) {
            return;
        }
        Optional<String> type = endpoint.rosType();
        if (type.isPresent()) {
            later(() -> take(new Key(topic.get(), type.get()), endpoint, present));
        }
    }

    private void take(Key key, DiscoveredEndpoint writer, boolean present) {
        Topic topic = topics.get(key);
        if (present && topic == null) {
            topic = open(key, writer.qos());
        }
        if (topic == null) {
            return;
        }
        if (present) {
            topic.writers.put(writer.guid(), writer.qos());
        } else {
            topic.writers.remove(writer.guid());
        }
        if (topic.writers.isEmpty()) {
            topics.remove(key);
            topic.close();
        } else {
            topic.follow();
        }
    }

    private Topic open(Key key, Qos offered) {
        if (MessageCatalogue.named(key.type()).isEmpty()) {
            if (unknownTypes.size() < MOST_TOPICS && unknownTypes.add(key.type())) {
                LOG.warn(
                        "{} is not shown: messages of type {} are not known here",
                        ShownText.name(key.topic()),
                        ShownText.name(key.type()));
            }
            return null;
        }
        if (topics.size() >= MOST_TOPICS) {
            tooMany.now()
                    .ifPresent(others -> LOG.warn(
                            "{} and {} others are not shown: there are {} topics already",
                            ShownText.name(key.topic()),
                            others,
                            MOST_TOPICS));
            return null;
        }
        Topic topic = new Topic(key, offered.durability() == Durability.TRANSIENT_LOCAL);
        topics.put(key, topic);
        return topic;
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (DdsException e) {
                    LOG.warn("a topic cannot be shown: {}", ShownText.line(e.getMessage(), 200));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the graph is closed already");
        }
    }

    /** Removes all its topics from the viewers' lists and ends its subscriptions; node and server are not closed. */
    @Override
    public void close() {
        later(() -> {
            topics.values().forEach(Topic::close);
            topics.clear();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("topics were still being closed after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Key(String topic, String type) {}

    /** One topic of one type; used only by this graph's thread, except {@link #receive}. */
    private final class Topic {
        private final Key key;
        private final FoxgloveChannel channel;
        private final Map<Guid, Qos> writers = new LinkedHashMap<>();
        private RawSubscription subscription;
        private Qos asked;
        private boolean listened;

        Topic(Key key, boolean latched) {
            this.key = key;
            ChannelInfo info = ChannelInfo.of(
                    key.topic(), MessageCatalogue.named(key.type()).orElseThrow());
            channel = server.channel(
                    latched ? info.keepingLast() : info,
                    now -> later(() -> {
                        listened = now;
                        follow();
                    }));
        }

        /** Subscribes with the QoS that its writers require, while there are viewers. */
        void follow() {
            if (!listened || writers.isEmpty()) {
                unsubscribe();
                return;
            }
            Qos fitting = fitting();
            if (subscription != null && fitting.equals(asked)) {
                return;
            }
            unsubscribe();
            asked = fitting;
            subscription = node.subscribeRaw(key.topic(), key.type(), fitting, Endpoint.DEFAULT_LIMIT, this::receive);
        }

        /** The QoS that every writer offers. */
        private Qos fitting() {
            boolean reliable = writers.values().stream().allMatch(qos -> qos.reliability() == Reliability.RELIABLE);
            boolean latched = writers.values().stream().allMatch(qos -> qos.durability() == Durability.TRANSIENT_LOCAL);
            return new Qos(
                    reliable ? Reliability.RELIABLE : Reliability.BEST_EFFORT,
                    latched ? Durability.TRANSIENT_LOCAL : Durability.VOLATILE,
                    latched ? LATCHED_DEPTH : DEPTH);
        }

        private void receive(Sample sample) {
            long nanos = node.clock().nanos().orElse(sample.sourceNanos()); // before the first /clock
            channel.publish(nanos, ByteBuffer.wrap(sample.cdr()), sample.writer());
        }

        private void unsubscribe() {
            if (subscription != null) {
                subscription.close();
                subscription = null;
                channel.forgetLast(); // the next subscriber gets it from the writer again
            }
        }

        void close() {
            listened = false;
            unsubscribe();
            channel.close();
        }
    }
}

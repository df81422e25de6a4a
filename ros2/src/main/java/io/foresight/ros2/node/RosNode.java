package io.foresight.ros2.node;

import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsCarrier;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.RclInterfaces.Log;
import io.foresight.ros2.message.RclInterfaces.ParameterEvent;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One node of a ROS 2 graph with its own participant: topics, time, log, diagnostics and transforms. Thread-safe; listeners are called
 * sequentially on the participant's thread.
 */
public final class RosNode implements AutoCloseable {
    /** Latched log messages for late-joining readers, as other nodes keep them. */
    private static final Qos ROSOUT = Qos.TRANSIENT_LOCAL.withDepth(1000);

    private static final Qos EVENTS = Qos.RELIABLE.withDepth(1000);

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final NodeArguments arguments;
    private final String name;
    private final String namespace;
    private final Map<String, Object> parameters;
    private final DdsParticipant participant;
    private final Graph graph;
    private final NodeEndpoints endpoints;
    private final RosClock clock;
    private final NodeLog log;
    private final Diagnostics diagnostics;
    private final Transforms transforms;
    private final Mismatches mismatches;
    private final ScheduledExecutorService timer;
    private final Future<?> everySecond;
    private final Publisher<ParameterEvent> parameterEvents;
    private volatile NodeParameters served;
    private boolean closed;

    private RosNode(
            DdsCarrier carrier,
            DdsSettings settings,
            NodeArguments arguments,
            NodeDefaults defaults,
            Map<String, String> environment,
            InstantSource wall) {
        this.arguments = arguments;
        name = arguments.name(defaults);
        namespace = arguments.namespace(defaults);
        parameters = arguments.parameters(fullName());
        clock = new RosClock(useSimTime(), wall);
        QosOverrides overrides = new QosOverrides(parameters);
        log = new NodeLog(fullName().substring(1).replace('/', '.'), arguments, clock);
        graph = new Graph(namespace, name, GidLayout.of(environment.getOrDefault("ROS_DISTRO", "")));
        participant = carrier.open(fullName(), settings, (peer, peerName, present) -> graph.peer(peer, present));
        endpoints = new NodeEndpoints(participant, graph, overrides);
        diagnostics = new Diagnostics(
                fullName().substring(1), clock, () -> publisher("/diagnostics", DiagnosticArray.class, Qos.RELIABLE));
        transforms = new Transforms(
                () -> publisher("/tf", TFMessage.class, Qos.RELIABLE.withDepth(100)),
                () -> publisher("/tf_static", TFMessage.class, Qos.TRANSIENT_LOCAL));
        mismatches = new Mismatches(participant.guid(), graph, log);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "timer " + fullName());
            thread.setDaemon(true);
            return thread;
        });
        try {
            graph.open(participant);
            if (arguments.rosout()) {
                log.to(publisher("/rosout", Log.class, ROSOUT));
            }
            if (clock.simulated()) {
                subscribe("/clock", Clock.class, Qos.SENSOR_DATA.withDepth(1), this::tick);
            }
            parameterEvents = publisher("/parameter_events", ParameterEvent.class, EVENTS);
            declare(parameters);
            if (ParameterServices.speaks(environment.getOrDefault("RMW_IMPLEMENTATION", ""))) {
                new ParameterServices(endpoints, fullName(), () -> served, log).open();
            }
            mismatches.open(settings);
            diagnostics.add("qos", mismatches::diagnostic);
            everySecond = timer.scheduleAtFixedRate(this::everySecond, 1, 1, TimeUnit.SECONDS);
        } catch (RuntimeException | Error e) {
            timer.shutdownNow();
            mismatches.close();
            participant.close();
            throw e;
        }
    }

    /**
     * Joins the graph.
     *
     * @throws io.foresight.ros2.dds.DdsException as {@link DdsCarrier#open}
     * @throws BadArgumentsException for invalid values of parameters that every node has
     */
    public static RosNode open(
            DdsCarrier carrier, DdsSettings settings, NodeArguments arguments, NodeDefaults defaults) {
        return open(carrier, settings, arguments, defaults, System.getenv(), InstantSource.system());
    }

    /** As {@link #open(DdsCarrier, DdsSettings, NodeArguments, NodeDefaults)}, with the given environment and clock. */
    static RosNode open(
            DdsCarrier carrier,
            DdsSettings settings,
            NodeArguments arguments,
            NodeDefaults defaults,
            Map<String, String> environment,
            InstantSource wall) {
        return new RosNode(carrier, settings, arguments, defaults, environment, wall);
    }

    private boolean useSimTime() {
        Object value = parameters.getOrDefault("use_sim_time", false);
        if (value instanceof Boolean simulated) {
            return simulated;
        }
        throw new BadArgumentsException(List.of("use_sim_time must be true or false: '" + value + "'"));
    }

    private void tick(Received<Clock> received) {
        long nanos = received.message().clock().toNanos();
        if (nanos < 0) {
            log.warnEvery(QUIET, "clock", "/clock says " + nanos + " ns, which is negative; ignored");
        } else {
            clock.tick(nanos);
        }
    }

    private void everySecond() {
        try {
            diagnostics.publish();
        } catch (RuntimeException e) {
            log.warnEvery(QUIET, "timer", "diagnostics could not be published: " + e.getMessage());
        }
    }

    /** Name, such as {@code talker}. */
    public String name() {
        return name;
    }

    /** Namespace, such as {@code /robot}; {@code /} for none. */
    public String namespace() {
        return namespace;
    }

    /** Full name, such as {@code /robot/talker}. */
    public String fullName() {
        return GraphName.join(namespace, name);
    }

    /**
     * Parameters given to this node by name, with groups joined by dots; each is a Boolean, Long, Double, String or a List of one of these.
     */
    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /**
     * Publishes the node's parameters to ROS tools: on {@code /parameter_events} and, where supported, by services; {@code use_sim_time} is
     * added. Until this is called, the parameters are those given to the node.
     *
     * @param all by name, with groups joined by dots; each is a Boolean, Long, Double, String or a List of one of these
     */
    public void declare(Map<String, Object> all) {
        Map<String, Object> complete = new TreeMap<>(all);
        complete.put("use_sim_time", clock.simulated());
        NodeParameters declared = new NodeParameters(complete);
        served = declared;
        parameterEvents.publish(
                new ParameterEvent(Time.ofNanos(clock.wallNanos()), fullName(), declared.all(), List.of(), List.of()));
    }

    /**
     * The absolute name of a topic name used by this node: relative to its namespace, or with {@code ~} to the node itself; remappings
     * applied.
     *
     * @throws io.foresight.ros2.dds.DdsException BAD_NAME naming the violated rule
     */
    public String resolve(String topic) {
        return arguments.resolve(topic, namespace, name);
    }

    /** As {@link #publisher(String, Class, Qos, int)} with a limit of 16 MiB. */
    public <T extends Record> Publisher<T> publisher(String topic, Class<T> type, Qos qos) {
        return publisher(topic, type, qos, Endpoint.DEFAULT_LIMIT);
    }

    /**
     * Publishes on a topic until the publisher or the node is closed.
     *
     * @param topic resolved by {@link #resolve}
     * @param limitBytes maximum size of a message including its encapsulation; if a type is used more than once in a node, its first limit
     *     applies
     * @throws io.foresight.ros2.dds.DdsException BAD_NAME, BAD_SETTINGS, REFUSED or CLOSED
     */
    public <T extends Record> Publisher<T> publisher(String topic, Class<T> type, Qos qos, int limitBytes) {
        MessageType<T> message = MessageType.of(type);
        return new TypedPublisher<>(message, publisherRaw(topic, message.name(), qos, limitBytes), limitBytes);
    }

    /**
     * Subscribes to a topic until the subscription or the node is closed. Messages that cannot be decoded are counted and logged at most
     * every ten seconds.
     *
     * @param topic resolved by {@link #resolve}
     * @param listener called on the participant's thread; the next message waits for it
     * @throws io.foresight.ros2.dds.DdsException BAD_NAME, REFUSED or CLOSED
     */
    public <T extends Record> Subscription subscribe(
            String topic, Class<T> type, Qos qos, Consumer<Received<T>> listener) {
        return subscribe(topic, type, qos, Endpoint.DEFAULT_LIMIT, listener);
    }

    /**
     * As {@link #subscribe(String, Class, Qos, Consumer)} with a limit other than 16 MiB, bytes of a message including its encapsulation.
     */
    public <T extends Record> Subscription subscribe(
            String topic, Class<T> type, Qos qos, int limitBytes, Consumer<Received<T>> listener) {
        MessageType<T> message = MessageType.of(type);
        String resolved = resolve(topic);
        TopicMeter meter = new TopicMeter(resolved, System::nanoTime);
        return endpoints.reader(resolved, message.name(), qos, limitBytes, meter, sample -> {
            T read;
            try {
                read = message.decode(sample.cdr());
            } catch (CdrException e) {
                meter.refused();
                log.warnEvery(QUIET, resolved, "a message of " + resolved + " cannot be decoded: " + e.getMessage());
                return;
            }
            listener.accept(
                    new Received<>(read, sample.writer(), sample.sequence(), sample.sourceNanos(), System.nanoTime()));
        });
    }

    /**
     * Subscribes to a topic without decoding its messages.
     *
     * @param rosType such as {@code sensor_msgs/msg/PointCloud2}; the type need not be known here
     */
    public RawSubscription subscribeRaw(
            String topic, String rosType, Qos qos, int limitBytes, Consumer<Sample> listener) {
        String resolved = resolve(topic);
        return endpoints.reader(
                resolved, rosType, qos, limitBytes, new TopicMeter(resolved, System::nanoTime), listener);
    }

    /**
     * Publishes already encoded messages on a topic.
     *
     * @param rosType such as {@code sensor_msgs/msg/PointCloud2}; the type need not be known here
     */
    public RawPublisher publisherRaw(String topic, String rosType, Qos qos, int limitBytes) {
        return endpoints.writer(resolve(topic), rosType, qos, limitBytes);
    }

    /** GUID of its participant, by which others identify this node's endpoints. */
    public Guid guid() {
        return participant.guid();
    }

    /** The node's clock. */
    public RosClock clock() {
        return clock;
    }

    /** The node's log. */
    public NodeLog log() {
        return log;
    }

    /** The node's diagnostics. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The node's transforms. */
    public Transforms transforms() {
        return transforms;
    }

    /** The other nodes of the graph. */
    public Graph graph() {
        return graph;
    }

    /** Readers and writers of other nodes on this node's topics that are incompatible with its own, with the reason; one sentence each. */
    public List<String> mismatches() {
        return mismatches.now();
    }

    /** Stops its timer, announces that it leaves, and closes all its endpoints; may be called from a listener. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        everySecond.cancel(false);
        timer.shutdownNow();
        mismatches.close();
        log.to(null);
        graph.leave();
        participant.close();
    }
}

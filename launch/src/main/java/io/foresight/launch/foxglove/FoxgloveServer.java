package io.foresight.launch.foxglove;

import io.foresight.core.text.Seldom;
import io.foresight.launch.http.CannotListenException;
import io.foresight.launch.http.Places;
import io.foresight.launch.http.WebServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves live ROS 2 messages to Foxglove and other viewers that use its WebSocket protocol (subprotocols {@code foxglove.sdk.v1} and {@code
 * foxglove.websocket.v1}). Thread-safe; publishers never wait for a client.
 */
public final class FoxgloveServer implements AutoCloseable {
    static final List<String> SUBPROTOCOLS = List.of("foxglove.sdk.v1", "foxglove.websocket.v1");
    static final int MOST_CLIENTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(FoxgloveServer.class);
    private static final Seldom REJECTED = new Seldom(Duration.ofSeconds(10));
    private static final String PURPOSE = "Foxglove";
    private static final int LONGEST_REQUEST = 256 << 10;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final FoxgloveConfig config;
    private final AllowedOrigins origins;
    private final String hello;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService looks;
    private final Map<Long, FoxgloveChannel> channels = new ConcurrentSkipListMap<>();
    private final Places<FoxgloveSocket> clients = new Places<>(MOST_CLIENTS);
    private final Object membership = new Object(); // guards that a client is informed of each channel exactly once
    private long nextChannel = 1;
    private long droppedBefore;

    private FoxgloveServer(FoxgloveConfig config) {
        this.config = config;
        this.origins = new AllowedOrigins(config.host(), config.origins());
        String version = Optional.ofNullable(FoxgloveServer.class.getPackage().getImplementationVersion())
                .orElse("unknown");
        this.hello = ServerMessage.serverInfo(config, UUID.randomUUID().toString(), version);
        server = new Server(WebServer.threads("foxglove"));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, this::limits));
        looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "foxglove-looks");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Binds the port.
     *
     * @throws CannotListenException when the port is in use or the host cannot be bound; the message says what to do
     */
    public static FoxgloveServer start(FoxgloveConfig config) throws CannotListenException {
        FoxgloveServer server = new FoxgloveServer(config);
        server.open();
        return server;
    }

    /** Offers a topic whose messages are published anyway. */
    public FoxgloveChannel channel(ChannelInfo info) {
        return channel(info, FoxgloveChannel.Watch.NONE);
    }

    /**
     * Offers a topic. Two channels may have the same topic, but viewers do not support that well.
     *
     * @param watch called when the first client subscribes and when the last one unsubscribes
     */
    public FoxgloveChannel channel(ChannelInfo info, FoxgloveChannel.Watch watch) {
        synchronized (membership) {
            FoxgloveChannel channel = new FoxgloveChannel(this, nextChannel++, info, watch);
            channels.put(channel.id(), channel);
            tellAll(ServerMessage.advertise(List.of(channel)));
            return channel;
        }
    }

    /** Sends the time to the viewers, nanoseconds. Throws IllegalStateException unless enabled in the configuration. */
    public void time(long nanos) {
        if (!config.simulatedTime()) {
            throw new IllegalStateException("this server is not configured to send the time");
        }
        Outgoing message = Outgoing.whole(ServerMessage.time(nanos));
        clients.forEach(client -> client.send(message));
    }

    /** Address for viewers, such as {@code ws://localhost:8765}. */
    public String url() {
        String host = config.host();
        boolean local = host.equals("0.0.0.0") || host.equals("::") || host.equals("127.0.0.1");
        String shown = local ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "ws://" + shown + ":" + port();
    }

    /** The port in use, also if 0 was configured. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Number of connected clients. */
    public int clients() {
        return clients.count();
    }

    /** Number of subscriptions of all clients. */
    int subscriptions() {
        return channels.values().stream().mapToInt(FoxgloveChannel::listeners).sum();
    }

    /** Total number of messages dropped for slow clients. */
    public long dropped() {
        synchronized (membership) {
            return droppedBefore
                    + clients.stream().mapToLong(FoxgloveSocket::dropped).sum();
        }
    }

    /** Closes all connections and frees the port. */
    @Override
    public void close() {
        looks.shutdownNow();
        clients.forEach(client -> client.close(StatusCode.SHUTDOWN, "the server was closed"));
        WebServer.stop(server, PURPOSE);
    }

    void opened(FoxgloveSocket client) {
        synchronized (membership) {
            client.send(Outgoing.text(hello));
            client.send(Outgoing.text(ServerMessage.advertise(List.copyOf(channels.values()))));
            clients.opened(client);
        }
    }

    void closed(FoxgloveSocket client) {
        synchronized (membership) {
            if (clients.closed(client)) {
                droppedBefore += client.dropped();
            }
        }
    }

    /** The channel with this id; null when there is none. */
    FoxgloveChannel channel(long id) {
        return channels.get(id);
    }

    void remove(FoxgloveChannel channel) {
        synchronized (membership) {
            if (channels.remove(channel.id()) != null) {
                tellAll(ServerMessage.unadvertise(channel.id()));
            }
        }
    }

    private void tellAll(String text) {
        Outgoing message = Outgoing.text(text);
        clients.forEach(client -> client.send(message));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the looks end with their executor
    private void open() throws CannotListenException {
        try {
            WebServer.start(server, PURPOSE, config.host(), config.port());
        } catch (CannotListenException e) {
            looks.shutdownNow();
            throw e;
        }
        long period = LOOK_EVERY.toMillis();
        looks.scheduleAtFixedRate(() -> clients.forEach(FoxgloveSocket::look), period, period, TimeUnit.MILLISECONDS);
    }

    private void limits(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(LONGEST_REQUEST);
        container.setMaxBinaryMessageSize(LONGEST_REQUEST);
        container.setIdleTimeout(IDLE);
        container.addMapping("/*", this::accept);
    }

    private Object accept(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        Optional<String> refusal = origins.refusal(
                request.getHeaders().get(HttpHeader.HOST), request.getHeaders().get(HttpHeader.ORIGIN));
        Optional<String> protocol = SUBPROTOCOLS.stream()
                .filter(request.getSubProtocols()::contains)
                .findFirst();
        if (refusal.isPresent()) {
            return refuse(request, response, callback, 403, refusal.get());
        }
        if (protocol.isEmpty()) {
            return refuse(request, response, callback, 400, "request the subprotocol " + SUBPROTOCOLS.get(0));
        }
        FoxgloveSocket client = new FoxgloveSocket(this, config.backlogBytes());
        if (!clients.keep(client)) {
            return refuse(request, response, callback, 503, "too many clients: the limit is " + MOST_CLIENTS);
        }
        response.setAcceptedSubProtocol(protocol.get());
        response.setExtensions(List.of()); // compressing every cloud would take the cores that perception needs
        return client;
    }

    private static Object refuse(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback, int code, String why) {
        REJECTED.now()
                .ifPresent(others -> LOG.warn(
                        "a Foxglove client was rejected: {} (and {} others since the last line)", why, others));
        Response.writeError(request, response, callback, code, why);
        return null;
    }
}

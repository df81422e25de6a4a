package io.foresight.launch.view;

import io.foresight.core.text.Seldom;
import io.foresight.launch.http.CannotListenException;
import io.foresight.launch.http.Places;
import io.foresight.launch.http.WebServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web page that shows frames as they are published, with one port for the page and its binary WebSocket stream. Thread-safe. */
public final class Viewer implements AutoCloseable {
    static final String STREAM_PATH = "/stream";
    static final int MAX_CLIENTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    private static final String PURPOSE = "the viewer";
    private static final long RECORDING_BYTES = 512L << 20;
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final ViewerConfig config;
    private final Object publishing = new Object();
    private final Seldom rejected = new Seldom(Duration.ofSeconds(10));
    private final FrameLog frames;
    private final AssemblyLog assembly = new AssemblyLog();
    private final Places<ViewerSocket> clients = new Places<>(MAX_CLIENTS);
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService pings;

    private Viewer(ViewerConfig config, PageFiles files) {
        this.config = config;
        this.frames = new FrameLog(
                config, Math.min(RECORDING_BYTES, Runtime.getRuntime().maxMemory() / 4));
        server = new Server(WebServer.threads("viewer"));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        server.addConnector(connector);
        WebSocketUpgradeHandler streams = WebSocketUpgradeHandler.from(server, this::limits);
        streams.setHandler(new PageHandler(files));
        server.setHandler(new GuardHandler(new SameOrigin(config.host()), files.contentSecurityPolicy(), streams));
        pings = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "viewer-pings");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Binds the port and serves the page.
     *
     * @throws CannotListenException when the port is in use or the host cannot be bound; the message says what to do
     */
    public static Viewer start(ViewerConfig config) throws CannotListenException {
        try {
            Viewer viewer = new Viewer(config, new PageFiles());
            viewer.open();
            return viewer;
        } catch (IOException e) {
            throw new CannotListenException("viewer cannot start: " + e.getMessage(), e);
        }
    }

    /**
     * Shows a frame to all browsers, without waiting for them: each gets the newest frame when it is ready (live), or all frames that are
     * kept, at its own speed (recorded).
     */
    public void publish(ViewFrame frame) {
        synchronized (publishing) { // numbering and storing must be atomic
            frames.add(frame);
        }
        clients.forEach(ViewerSocket::wake);
    }

    /** Shows the start of an episode of the assembly scene. Never waits for a browser. */
    public void publish(EpisodeView episode) {
        assembly.add(episode);
        clients.forEach(ViewerSocket::wake);
    }

    /** Shows a step of the episode published last. A browser that is too slow skips steps. */
    public void publish(StepView step) {
        assembly.add(step);
        clients.forEach(ViewerSocket::wake);
    }

    /** Tells the pages that no frame will follow; they continue to show the last content. */
    public void finish() {
        frames.end();
        clients.forEach(ViewerSocket::wake);
    }

    /** Address of the page, such as {@code http://127.0.0.1:8080/}. */
    public String url() {
        String host = config.host();
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        String shown = any ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + port() + "/";
    }

    /** The port in use, also if 0 was configured. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Number of connected browsers. */
    public int clients() {
        return clients.count();
    }

    /** Number of frames published so far. */
    public long published() {
        return frames.published();
    }

    /** Closes all connections and frees the port. */
    @Override
    public void close() {
        pings.shutdownNow();
        clients.forEach(client -> client.close("the viewer was closed"));
        WebServer.stop(server, PURPOSE);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the pings end with their executor
    private void open() throws CannotListenException {
        try {
            WebServer.start(server, PURPOSE, config.host(), config.port());
        } catch (CannotListenException e) {
            pings.shutdownNow();
            throw e;
        }
        long period = PING_EVERY.toMillis();
        pings.scheduleAtFixedRate(() -> clients.forEach(ViewerSocket::ping), period, period, TimeUnit.MILLISECONDS);
    }

    private void limits(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(64);
        container.setMaxBinaryMessageSize(64);
        container.setIdleTimeout(PING_EVERY.multipliedBy(3));
        container.addMapping(STREAM_PATH, (request, response, callback) -> accept(response, callback));
    }

    private Object accept(ServerUpgradeResponse response, org.eclipse.jetty.util.Callback callback) {
        ViewerSocket browser = new ViewerSocket(frames, assembly, ViewMessage.hello(config), clients);
        if (!clients.keep(browser)) {
            rejected.now()
                    .ifPresent(others -> LOG.warn(
                            "viewer rejected a browser: {} are connected, the limit is {} (and {} others since the last line)",
                            clients.count(),
                            MAX_CLIENTS,
                            others));
            PageHandler.refuse(response, callback, 503, "too many browsers: the limit is " + MAX_CLIENTS);
            return null;
        }
        response.setExtensions(List.of()); // compressing every frame would take the cores that perception needs
        return browser;
    }
}

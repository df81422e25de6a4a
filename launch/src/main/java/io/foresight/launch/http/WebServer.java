package io.foresight.launch.http;

import java.net.BindException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops Jetty, with its threads. */
public final class WebServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 2;
    private static final int IDLE_MILLIS = 5_000;

    private WebServer() {}

    /** The threads of a server: at most 16, and a few seconds after a rush few again. */
    public static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setMaxEvictCount(MOST_THREADS); // Jetty ends one thread at a time otherwise
        threads.setName(name);
        threads.setDaemon(true);
        return threads;
    }

    /**
     * Starts the server; if that fails, stops everything that was started.
     *
     * @param what purpose of the server, such as "the viewer"
     */
    public static void start(Server server, String what, String host, int port) throws CannotListenException {
        try {
            server.start();
        } catch (Exception e) {
            stop(server, what);
            throw new CannotListenException(failure(what, "port " + port + " of " + host, e), e);
        }
    }

    /** Stops the server; errors are only logged. */
    public static void stop(Server server, String what) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the server for {} did not stop cleanly", what, e);
        }
    }

    private static String failure(String what, String where, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return where + " cannot be used for " + what + " (" + cause.getMessage()
                        + "): stop the program that listens there or choose another port";
            }
        }
        return "cannot listen for " + what + " on " + where + ": " + failure.getMessage();
    }
}

package io.foresight.launch.view;

import io.foresight.launch.http.Places;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser. At most {@link #WINDOW} frames and steps are in flight: the page acknowledges each with {@code ack}, so a slow page or
 * network slows down sending instead of filling a buffer.
 *
 * <p>Public because Jetty calls it by reflection; created only by {@link Viewer}.
 */
public final class ViewerSocket extends Session.Listener.AbstractAutoDemanding {
    static final int WINDOW = 3;
    private static final Logger LOG = LoggerFactory.getLogger(ViewerSocket.class);

    private final FrameLog frames;
    private final AssemblyLog assembly;
    private final ByteBuffer hello;
    private final Places<ViewerSocket> clients;
    private long lastSent;
    private long lastAssembly;
    private int unacknowledged;
    private boolean sending = true; // until the hello message is sent
    private boolean endSent;
    private boolean closed;

    ViewerSocket(FrameLog frames, AssemblyLog assembly, ByteBuffer hello, Places<ViewerSocket> clients) {
        this.frames = frames;
        this.assembly = assembly;
        this.hello = hello;
        this.clients = clients;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        clients.opened(this);
        session.sendBinary(hello, Callback.from(this::sent, this::failed));
    }

    @Override
    public void onWebSocketText(String message) {
        if (!message.equals("ack")) {
            LOG.debug("viewer page sent an unknown message of {} characters", message.length());
            return;
        }
        synchronized (this) {
            unacknowledged = Math.max(0, unacknowledged - 1);
        }
        wake();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        synchronized (this) {
            closed = true;
        }
        clients.closed(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("viewer connection failed", cause);
    }

    /** Sends the next message if there is one and the page is ready. Never blocks on the network. */
    void wake() {
        Supplier<ByteBuffer> next;
        synchronized (this) {
            if (sending || closed || unacknowledged >= WINDOW) {
                return;
            }
            next = next();
            if (next == null) {
                return;
            }
            sending = true;
        }
        getSession().sendBinary(next.get(), Callback.from(this::sent, this::failed));
    }

    /**
     * The next message: steps of the assembly scene are few and are sent first, then frames, then the end; null when there is none. Call
     * with the lock held.
     */
    private Supplier<ByteBuffer> next() {
        AssemblyLog.Entry made = assembly.after(lastAssembly);
        if (made != null) {
            lastAssembly = made.index();
            unacknowledged++;
            return made.message()::duplicate;
        }
        FrameLog.Entry frame = frames.after(lastSent);
        if (frame != null) {
            lastSent = frame.index();
            unacknowledged++;
            return frame::message;
        }
        if (frames.ended() && !endSent) {
            endSent = true;
            return () -> ViewMessage.end(frames.published());
        }
        return null;
    }

    /** Keeps an idle connection open and detects a dead one. */
    void ping() {
        if (isOpen()) {
            getSession().sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, this::failed));
        }
    }

    void close(String reason) {
        if (isOpen()) {
            getSession().close(1001, reason, Callback.NOOP);
        }
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        wake();
    }

    private void failed(Throwable cause) {
        LOG.debug("viewer could not send", cause);
        getSession().disconnect();
    }
}

package io.foresight.launch.foxglove;

import io.foresight.launch.foxglove.ClientRequest.BadRequestException;
import io.foresight.launch.foxglove.ServerMessage.Level;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: its subscriptions and waiting messages. Publishers never wait for its network.
 *
 * <p>Public because Jetty calls it by reflection; created only by {@link FoxgloveServer}.
 */
public final class FoxgloveSocket extends Session.Listener.AbstractAutoDemanding {
    private static final Logger LOG = LoggerFactory.getLogger(FoxgloveSocket.class);
    private static final int MOST_COMPLAINTS = 100;

    private final FoxgloveServer server;
    private final Backlog backlog;
    private final Sender sender = new Sender();
    private final Map<Long, FoxgloveChannel> subscriptions = new LinkedHashMap<>();
    private int complaints;
    private long droppedTold;
    private boolean closed;

    FoxgloveSocket(FoxgloveServer server, long backlogBytes) {
        this.server = server;
        this.backlog = new Backlog(backlogBytes);
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        server.opened(this);
    }

    @Override
    public void onWebSocketText(String message) {
        try {
            ClientRequest request = ClientRequest.parse(message);
            for (ClientRequest.Subscription each : request.subscriptions()) {
                subscribe(each);
            }
            request.ended().forEach(this::unsubscribe);
        } catch (BadRequestException e) {
            complain(e.getMessage());
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        complain("this server takes no messages from clients");
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        List<FoxgloveChannel> listened;
        synchronized (this) {
            closed = true;
            listened = List.copyOf(subscriptions.values());
            subscriptions.clear();
            backlog.clear();
        }
        listened.forEach(channel -> channel.remove(this));
        server.closed(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("a Foxglove connection failed", cause);
    }

    /** Queues a message; the oldest data is dropped when there is no room. */
    void send(Outgoing message) {
        boolean served;
        synchronized (this) {
            if (closed) {
                return;
            }
            served = backlog.add(message);
        }
        if (served) {
            sender.iterate();
        } else {
            close(StatusCode.TRY_AGAIN_LATER, "this connection is too slow for messages that must not be dropped");
        }
    }

    /** Number of messages dropped for this client. */
    synchronized long dropped() {
        return backlog.dropped();
    }

    /** A channel was closed, which ends the subscription. Called with the channel's lock held. */
    synchronized void forget(FoxgloveChannel channel) {
        subscriptions.values().remove(channel);
    }

    /** Keeps an idle connection open, detects a dead one, and informs a slow client of dropped messages. */
    void look() {
        if (!isOpen()) {
            return;
        }
        long missed;
        synchronized (this) {
            missed = backlog.dropped() - droppedTold;
            droppedTold = backlog.dropped();
        }
        if (missed > 0) {
            LOG.warn("a Foxglove client is too slow: {} messages were dropped since the last check", missed);
            String text = missed + " messages were dropped: this connection is too slow";
            send(Outgoing.text(ServerMessage.status(Level.WARNING, text)));
        }
        getSession().sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, this::failed));
    }

    void close(int code, String reason) {
        if (isOpen()) {
            getSession().close(code, reason, Callback.NOOP);
        }
    }

    private void subscribe(ClientRequest.Subscription wanted) {
        FoxgloveChannel channel = server.channel(wanted.channelId());
        if (channel == null) {
            complain("there is no channel " + wanted.channelId());
            return;
        }
        String wrong = null;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (subscriptions.containsKey(wanted.id())) {
                wrong = "subscription " + wanted.id() + " is in use";
            } else if (subscriptions.containsValue(channel)) {
                wrong = "channel " + wanted.channelId() + " is subscribed already";
            } else {
                subscriptions.put(wanted.id(), channel);
            }
        }
        if (wrong != null) {
            complain(wrong);
        } else if (!channel.add(this, wanted.id())) {
            forget(channel);
        } else if (isClosed()) { // closed in between: not cleaned up by the end of the connection
            channel.remove(this);
        }
    }

    private void unsubscribe(long id) {
        FoxgloveChannel channel;
        synchronized (this) {
            channel = subscriptions.remove(id);
        }
        if (channel == null) {
            complain("there is no subscription " + id);
        } else {
            channel.remove(this);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void complain(String what) {
        LOG.debug("a Foxglove client's request was rejected: {}", what);
        send(Outgoing.text(ServerMessage.status(Level.ERROR, what)));
        complaints++; // a client's messages are read by one thread at a time
        if (complaints > MOST_COMPLAINTS) {
            close(StatusCode.POLICY_VIOLATION, "too many invalid requests");
        }
    }

    private void failed(Throwable cause) {
        LOG.debug("a Foxglove client cannot be reached", cause);
        getSession().disconnect();
    }

    /** Sends messages one after another; the next one when the network has accepted the last. */
    private final class Sender extends IteratingCallback {
        private Outgoing current;
        private boolean headSent;

        @Override
        protected Action process() {
            if (current != null && headSent) {
                headSent = false;
                getSession().sendPartialBinary(current.bytes().duplicate(), true, done(true));
                return Action.SCHEDULED;
            }
            synchronized (FoxgloveSocket.this) {
                current = closed ? null : backlog.next();
            }
            if (current == null) {
                return Action.IDLE;
            }
            ByteBuffer head = current.head();
            if (current.text() != null) {
                getSession().sendText(current.text(), done(true));
            } else if (head == null) {
                getSession().sendBinary(current.bytes().duplicate(), done(true));
            } else {
                headSent = true;
                getSession().sendPartialBinary(head, false, done(false));
            }
            return Action.SCHEDULED;
        }

        private Callback done(boolean whole) {
            return Callback.from(
                    () -> {
                        if (whole) {
                            synchronized (FoxgloveSocket.this) {
                                if (!closed) {
                                    backlog.sent(current);
                                }
                            }
                            current = null;
                        }
                        succeeded();
                    },
                    this::failed);
        }

        @Override
        protected void onFailure(Throwable cause) {
            FoxgloveSocket.this.failed(cause);
        }
    }
}

package io.foresight.sim.node.perceive;

import io.foresight.core.text.ShownText;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionStream;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.SensorFrame;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the perception service: one stream, opened again with increasing pauses whenever it ends or gets no replies. Frames
 * without a connection are counted and dropped. Thread-safe, except {@link #tick}, which must be called by one thread and may block as long
 * as the service may take to reply.
 */
final class ServiceLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLink.class);
    private static final int LONGEST_REASON = 300;

    private final ServiceSettings settings;
    private final LongSupplier ticker;
    private final BackOff backOff;
    private final BiConsumer<Asked, Detections> answers;
    private final PerceptionClient client;
    private final TreeMap<Long, Asked> waiting = new TreeMap<>();
    private final ReplyCounts counts = new ReplyCounts();
    private PerceptionStream stream; // null while disconnected
    private boolean used; // a frame was sent on this stream
    private DescribeResponse service; // null before the first connection
    private LinkReport.State state = LinkReport.State.CONNECTING;
    private String problem = "not connected yet";
    private long sequence;
    private long generation;
    private long attemptAt; // ticks
    private long connections;
    private boolean closed;

    /**
     * Connects at the first tick.
     *
     * @param answers receives each reply and the frame that it answers, sequentially
     * @throws IOException when a certificate cannot be read
     */
    ServiceLink(ServiceSettings settings, LongSupplier ticker, BackOff backOff, BiConsumer<Asked, Detections> answers)
            throws IOException {
        this.settings = settings;
        this.ticker = ticker;
        this.backOff = backOff;
        this.answers = answers;
        this.client = PerceptionClient.connect(settings.client());
        this.attemptAt = ticker.getAsLong();
    }

    /** Sends the frame with the next sequence number; false when there is no connection. */
    synchronized boolean send(SensorFrame.Builder frame, Header header) {
        if (stream == null) {
            counts.unsent++;
            return false;
        }
        long number = ++sequence;
        waiting.put(number, new Asked(header, ticker.getAsLong()));
        used = true;
        try {
            stream.send(frame.setSequence(number).build());
            return true;
        } catch (IllegalStateException e) {
            counts.unsent++;
            lose("the stream ended: " + e.getMessage());
            return false;
        }
    }

    /** Restarts the order of frames; replies to frames already sent are ignored. */
    synchronized void restartOrder() {
        if (stream != null) {
            stream.close();
            open();
        }
    }

    /** Maintains the connection; to be called several times a second. */
    void tick() {
        synchronized (this) {
            watch();
            if (closed || stream != null || ticker.getAsLong() - attemptAt < 0) {
                return;
            }
        }
        try {
            client.channel().resetConnectBackoff();
            connected(client.describe());
        } catch (StatusRuntimeException e) {
            synchronized (this) {
                lose("no perception service at " + settings.host() + ":" + settings.port() + ": " + e.getStatus());
            }
        }
    }

    /** Maximum frame size of the service, bytes; 0 before it is known. */
    synchronized int maxMessageBytes() {
        return service == null ? 0 : service.getMaxMessageBytes();
    }

    synchronized LinkReport report() {
        return new LinkReport(
                state,
                problem,
                Optional.ofNullable(service),
                connections,
                waiting.size(),
                counts.valid,
                counts.degraded,
                counts.invalid,
                counts.passedOver,
                counts.unsent,
                counts.last,
                counts.lastReasons);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            generation++;
            if (stream != null) {
                stream.close();
                stream = null;
            }
        }
        client.close();
    }

    private void watch() {
        if (stream == null) {
            return;
        }
        if (stream.end().isPresent() && isEndOfSilence(stream.end().get())) {
            open();
        } else if (stream.end().isPresent()) {
            lose("the service ended the stream: " + stream.end().get());
        } else if (!waiting.isEmpty()
                && ticker.getAsLong() - waiting.firstEntry().getValue().ticks()
                        > settings.answerWithin().toNanos()) {
            stream.close();
            lose("no reply for " + settings.answerWithin().toMillis() + " ms");
        }
    }

    /** A service keeps no place for a stream that stays silent; where the sensor has sent nothing yet, nothing is lost. */
    private boolean isEndOfSilence(Status end) {
        return !used && end.getCode() == Status.Code.DEADLINE_EXCEEDED;
    }

    private synchronized void connected(DescribeResponse description) {
        if (closed) {
            return;
        }
        service = description;
        connections++;
        state = LinkReport.State.CONNECTED;
        problem = "";
        LOG.info(
                "event=perception_connected host={} port={} model={} device={}",
                settings.host(),
                settings.port(),
                description.getModel().getId(),
                description.getDevice());
        open();
    }

    private void open() {
        giveUpWaiting();
        long opened = ++generation;
        used = false;
        stream = client.stream(reply -> take(opened, reply));
    }

    /** What the service said of it is somebody else's text. */
    private void lose(String said) {
        String reason = ShownText.line(said, LONGEST_REASON);
        stream = null;
        giveUpWaiting();
        generation++;
        if (state != LinkReport.State.LOST) {
            LOG.warn("event=perception_lost reason=\"{}\"", reason);
        }
        state = LinkReport.State.LOST;
        problem = reason;
        attemptAt = ticker.getAsLong() + backOff.next().toNanos();
    }

    private void giveUpWaiting() {
        counts.passedOver += waiting.size();
        waiting.clear();
    }

    private void take(long from, Detections reply) {
        Asked asked;
        synchronized (this) {
            if (from != generation) {
                return; // from a lost connection
            }
            asked = waiting.remove(reply.getSequence());
            if (asked == null) {
                counts.passedOver++;
                return;
            }
            counts.passedOver += waiting.headMap(reply.getSequence()).size();
            waiting.headMap(reply.getSequence()).clear();
            backOff.reset();
            counts.count(reply);
        }
        answers.accept(asked, reply);
    }

    /**
     * A frame that was sent.
     *
     * @param header for the results
     * @param ticks time of sending, monotonic nanoseconds
     */
    record Asked(Header header, long ticks) {}
}

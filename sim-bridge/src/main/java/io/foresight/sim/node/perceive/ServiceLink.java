package io.foresight.sim.node.perceive;

import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionStream;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.SensorFrame;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the perception service: one stream, opened again with growing pauses whenever it ends or goes unanswered. Frames that have no line are
 * counted and gone. Safe for several threads, but {@link #tick} is for one, which it may hold up for as long as the service may take to answer.
 */
final class ServiceLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLink.class);

    private final ServiceSettings settings;
    private final LongSupplier ticker;
    private final BackOff backOff;
    private final BiConsumer<Asked, Detections> answers;
    private final PerceptionClient client;
    private final TreeMap<Long, Asked> waiting = new TreeMap<>();
    private final ReplyCounts counts = new ReplyCounts();
    private PerceptionStream stream; // null while there is none
    private DescribeResponse service; // null before the first connection
    private LinkReport.State state = LinkReport.State.CONNECTING;
    private String problem = "not connected yet";
    private long sequence;
    private long generation;
    private long attemptAt; // ticks
    private long connections;
    private boolean closed;

    /**
     * Connects with the first tick.
     *
     * @param answers takes each reply and what it answers, one at a time
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

    /** Sends the frame under a number of this line; false when there is no line. */
    synchronized boolean send(SensorFrame.Builder frame, Header header) {
        if (stream == null) {
            counts.unsent++;
            return false;
        }
        long number = ++sequence;
        waiting.put(number, new Asked(header, ticker.getAsLong()));
        try {
            stream.send(frame.setSequence(number).build());
            return true;
        } catch (IllegalStateException e) {
            counts.unsent++;
            lose("the stream ended: " + e.getMessage());
            return false;
        }
    }

    /** The next frame is the first of a new order; what is on its way is not answered any more. */
    synchronized void restartOrder() {
        if (stream != null) {
            stream.close();
            open();
        }
    }

    /** Looks after the line; to be called a few times a second. */
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

    /** Largest frame that the service takes, bytes; 0 before it is known. */
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
        if (stream.end().isPresent()) {
            lose("the service ended the stream: " + stream.end().get());
        } else if (!waiting.isEmpty()
                && ticker.getAsLong() - waiting.firstEntry().getValue().ticks()
                        > settings.answerWithin().toNanos()) {
            stream.close();
            lose("no answer for " + settings.answerWithin().toMillis() + " ms");
        }
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
        stream = client.stream(reply -> take(opened, reply));
    }

    private void lose(String reason) {
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
                return; // of a line that was given up
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
     * @param header of what is found in it
     * @param ticks when, monotonic nanoseconds
     */
    record Asked(Header header, long ticks) {}
}

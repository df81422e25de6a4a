package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import us.ihmc.rtps.impl.fastRTPS.NativeParticipantImpl;
import us.ihmc.rtps.impl.fastRTPS.NativeSubscriberImpl;
import us.ihmc.rtps.impl.fastRTPS.NativeSubscriberListener;

/** A Fast DDS reader: samples are taken from the library at once and queued here, at most {@code depth} of them, for the listener. */
final class FastDdsReader implements DdsReader {
    private static final Logger log = LoggerFactory.getLogger(FastDdsReader.class);
    private static final int ENCAPSULATION_BYTES = 4;

    private final Endpoint endpoint;
    private final DdsListener listener;
    private final ReceiveBuffer buffer;
    private final Delivery delivery;
    private final Consumer<AutoCloseable> onClose;
    private final Set<Guid> writers = ConcurrentHashMap.newKeySet();
    private final Arrivals arrivals = new Arrivals();
    private final NativeSubscriberImpl subscriber;
    private final Guid guid;

    /** Guarded by itself, as are the counts. */
    private final Deque<Sample> waiting = new ArrayDeque<>();

    private long received;
    private long overrun;
    private long refused;
    private long failed;
    private volatile boolean closed;
    private boolean deleted;

    /** Guards the next two fields. No calls into the library are made while holding it, except from the library's own callback. */
    private final Object gate = new Object();

    private boolean open;
    private int announced;

    FastDdsReader(
            NativeParticipantImpl participant,
            Endpoint endpoint,
            DdsListener listener,
            ReceiveBuffer buffer,
            Delivery delivery,
            Consumer<AutoCloseable> onClose) {
        this.endpoint = endpoint;
        this.listener = listener;
        this.buffer = buffer;
        this.delivery = delivery;
        this.onClose = onClose;
        FastDdsProfile profile = FastDdsProfile.reader(endpoint);
        try {
            subscriber = new NativeSubscriberImpl(participant, arrivals);
        } catch (IOException e) {
            throw new DdsException(Code.REFUSED, "reader of " + endpoint.topic() + " cannot be created", e);
        }
        if (!subscriber.createSubscriber(
                profile.name(), profile.xml(), profile.xml().length())) {
            throw new DdsException(
                    Code.REFUSED,
                    "the library failed to create the reader " + endpoint + ": see its message on standard error");
        }
        guid = Guid.ofNative(subscriber.getGuidHigh(), subscriber.getGuidLow());
        takeWhatCameEarly();
    }

    /**
     * Takes early samples: samples are announced before {@code createSubscriber} returns, but the object that takes them exists only
     * afterwards.
     */
    private void takeWhatCameEarly() {
        while (true) {
            synchronized (gate) {
                if (announced == 0) {
                    open = true;
                    return;
                }
                announced--;
            }
            takeOne();
        }
    }

    private void takeOne() {
        Sample sample = buffer.take(subscriber);
        if (sample != null) {
            arrived(sample);
        }
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
    public Set<Guid> writers() {
        return Set.copyOf(writers);
    }

    @Override
    public Counts counts() {
        synchronized (waiting) {
            return new Counts(received, overrun, refused, failed);
        }
    }

    /** Called by a thread of the library. */
    private void arrived(Sample sample) {
        synchronized (waiting) {
            received++;
            if (sample.cdr().length > endpoint.limitBytes() || sample.cdr().length < ENCAPSULATION_BYTES) {
                refused++;
                return;
            }
            if (waiting.size() == endpoint.qos().depth()) {
                waiting.removeFirst();
                overrun++;
            } else {
                delivery.post(this::deliver);
            }
            waiting.addLast(sample);
        }
    }

    /** Called by the participant's thread, once for each queued sample. */
    private void deliver() {
        Sample sample;
        synchronized (waiting) {
            sample = waiting.pollFirst();
        }
        if (sample == null || closed) {
            return;
        }
        try {
            listener.received(sample);
        } catch (RuntimeException | Error e) {
            synchronized (waiting) {
                failed++;
            }
            log.error("the listener of {} failed", endpoint.topic(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (gate) {
            open = false; // from here on no thread of the library uses the subscriber that is being removed
        }
        synchronized (arrivals) {
            if (deleted) {
                return;
            }
            deleted = true;
            subscriber.delete();
            arrivals.delete();
        }
        synchronized (waiting) {
            waiting.clear();
        }
        writers.clear();
        onClose.accept(this);
    }

    /** Called by the library's threads, one at a time for a reader. */
    private final class Arrivals extends NativeSubscriberListener {
        @Override
        public void onSubscriptionMatched(int status, long high, long low) {
            Guid writer = Guid.ofNative(high, low);
            boolean matched = status == 0;
            if (matched) {
                writers.add(writer);
            } else {
                writers.remove(writer);
            }
            delivery.post(() -> {
                if (!closed) {
                    listener.matched(writer, matched);
                }
            });
        }

        /** Called once for each sample: the library prints an error when a sample is requested and there is none. */
        @Override
        public void onNewDataMessage() {
            synchronized (gate) {
                if (open) {
                    takeOne();
                } else {
                    announced++;
                }
            }
        }
    }
}

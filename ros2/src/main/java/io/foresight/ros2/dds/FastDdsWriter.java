package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import us.ihmc.rtps.impl.fastRTPS.NativeParticipantImpl;
import us.ihmc.rtps.impl.fastRTPS.NativePublisherImpl;
import us.ihmc.rtps.impl.fastRTPS.NativePublisherListener;
import us.ihmc.rtps.impl.fastRTPS.Time_t;

/**
 * A Fast DDS writer. Samples in direct buffers are passed to the library as they are, others through a direct buffer that grows as needed.
 */
final class FastDdsWriter implements DdsWriter {
    private static final int ENCAPSULATION_BYTES = 4;

    private final Endpoint endpoint;
    private final Consumer<AutoCloseable> onClose;
    private final Set<Guid> readers = ConcurrentHashMap.newKeySet();
    private final Matches matches = new Matches(readers);
    private final NativePublisherImpl publisher;
    private final Guid guid;
    private final ByteBuffer noKey = ByteBuffer.allocateDirect(16);
    private ByteBuffer copy = ByteBuffer.allocateDirect(4096);
    private long written;
    private boolean closed;

    FastDdsWriter(NativeParticipantImpl participant, Endpoint endpoint, Consumer<AutoCloseable> onClose) {
        this.endpoint = endpoint;
        this.onClose = onClose;
        FastDdsProfile profile = FastDdsProfile.writer(endpoint);
        try {
            publisher = new NativePublisherImpl(participant, matches);
        } catch (IOException e) {
            throw new DdsException(Code.REFUSED, "writer of " + endpoint.topic() + " cannot be created", e);
        }
        if (!publisher.createPublisher(
                profile.name(), profile.xml(), profile.xml().length())) {
            throw new DdsException(
                    Code.REFUSED,
                    "the library failed to create the writer " + endpoint + ": see its message on standard error");
        }
        guid = Guid.ofNative(publisher.getGuidHigh(), publisher.getGuidLow());
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
    public Set<Guid> readers() {
        return Set.copyOf(readers);
    }

    @Override
    public synchronized long written() {
        return written;
    }

    @Override
    public synchronized void write(ByteBuffer cdr) {
        requireOpen();
        int length = cdr.remaining();
        if (length > endpoint.limitBytes()) {
            throw new DdsException(
                    Code.TOO_LARGE,
                    "sample of " + length + " bytes for " + endpoint.topic() + "; the declared limit is "
                            + endpoint.limitBytes());
        }
        if (length < ENCAPSULATION_BYTES || cdr.get(cdr.position()) != 0 || (cdr.get(cdr.position() + 1) & ~1) != 0) {
            throw new DdsException(
                    Code.BAD_SAMPLE,
                    "sample of " + length + " bytes for " + endpoint.topic()
                            + " does not begin with the encapsulation 00 00 (big endian) or 00 01 (little endian) and two more bytes");
        }
        publisher.write(direct(cdr), length, cdr.get(cdr.position() + 1), noKey, 0);
        written++;
    }

    /** A direct buffer with the sample at its beginning: the library ignores the buffer's position. */
    private ByteBuffer direct(ByteBuffer cdr) {
        if (cdr.isDirect()) {
            return cdr.slice();
        }
        if (copy.capacity() < cdr.remaining()) {
            copy = ByteBuffer.allocateDirect(
                    Math.max(cdr.remaining(), (int) Math.min(2L * copy.capacity(), endpoint.limitBytes())));
        }
        copy.put(0, cdr, cdr.position(), cdr.remaining());
        return copy;
    }

    @Override
    public synchronized boolean awaitAcknowledged(Duration longest) {
        requireOpen();
        Time_t time = new Time_t((int) Math.min(longest.toSeconds(), Integer.MAX_VALUE - 1), longest.toNanosPart());
        try {
            return publisher.wait_for_all_acked(time);
        } finally {
            time.delete();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new DdsException(Code.CLOSED, "writer of " + endpoint.topic() + " is closed");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            publisher.delete();
            matches.delete();
            readers.clear();
        }
        onClose.accept(this);
    }

    /** Called by the library's threads. */
    private static final class Matches extends NativePublisherListener {
        private final Set<Guid> readers;

        Matches(Set<Guid> readers) {
            this.readers = readers;
        }

        @Override
        public void onWriterMatched(int status, long high, long low) {
            Guid reader = Guid.ofNative(high, low);
            if (status == 0) {
                readers.add(reader);
            } else {
                readers.remove(reader);
            }
        }
    }
}

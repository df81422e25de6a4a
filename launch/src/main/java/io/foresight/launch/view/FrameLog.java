package io.foresight.launch.view;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The frames that browsers can still get: the newest one of a live stream, the last {@code history} of a recording (up to a size limit).
 * Its content does not depend on the number and speed of browsers.
 */
final class FrameLog {
    /** One published frame; encoded when the first browser requests it, so that there is no cost without browsers. */
    static final class Entry {
        private final long index;
        private ViewFrame frame;
        private ByteBuffer message;

        private Entry(ViewFrame frame, long index) {
            this.frame = frame;
            this.index = index;
        }

        /** Number of the frame, 1 for the first one published. */
        long index() {
            return index;
        }

        /** The encoded message, read-only, with its own position. */
        synchronized ByteBuffer message() {
            if (message == null) {
                message = ViewMessage.frame(frame, index).asReadOnlyBuffer();
                frame = null; // the cloud is no longer needed
            }
            return message.duplicate();
        }
    }

    private final boolean everyFrame;
    private final int capacity;
    private final long byteLimit;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long published;
    private boolean ended;

    FrameLog(ViewerConfig config, long byteLimit) {
        this.everyFrame = config.mode() == ViewerConfig.Mode.RECORDED;
        this.capacity = everyFrame ? config.history() : 1;
        this.byteLimit = byteLimit;
    }

    void add(ViewFrame frame) {
        Entry entry;
        synchronized (this) {
            entry = new Entry(frame, ++published);
        }
        int size = everyFrame ? entry.message().remaining() : 0;
        synchronized (this) {
            entries.addLast(entry);
            bytes += size;
            while (entries.size() > capacity || (bytes > byteLimit && entries.size() > 1)) {
                Entry oldest = entries.removeFirst();
                bytes -= everyFrame ? oldest.message().remaining() : 0;
            }
        }
    }

    /** The next frame for a browser that has received {@code index}; null when there is none. */
    synchronized Entry after(long index) {
        if (!everyFrame) {
            Entry newest = entries.peekLast();
            return newest != null && newest.index() > index ? newest : null;
        }
        Iterator<Entry> oldestFirst = entries.iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.index() > index) {
                return entry;
            }
        }
        return null;
    }

    synchronized long published() {
        return published;
    }

    synchronized void end() {
        ended = true;
    }

    synchronized boolean ended() {
        return ended;
    }
}

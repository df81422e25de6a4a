package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The messages of several files in sequence; one file is open at a time. */
final class ConcatenatedMessages implements BagMessages {
    private final Deque<BagFile> left;
    private final McapQuery query;
    private BagMessages current;

    ConcatenatedMessages(List<BagFile> files, McapQuery query) {
        left = new ArrayDeque<>(files);
        this.query = query;
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (current != null) {
                if (current.next()) {
                    return true;
                }
                close();
            }
            if (left.isEmpty()) {
                return false;
            }
            current = left.removeFirst().messages(query);
        }
    }

    @Override
    public String topic() {
        return current.topic();
    }

    @Override
    public String type() {
        return current.type();
    }

    @Override
    public long logTime() {
        return current.logTime();
    }

    @Override
    public ByteBuffer data() {
        return current.data();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            BagMessages closing = current;
            current = null;
            closing.close();
        }
    }
}

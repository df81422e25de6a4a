package io.foresight.ros2.node;

import io.foresight.ros2.cdr.MessageType;
import java.nio.ByteBuffer;

/** Encodes records into one buffer outside the heap, which grows as needed and is reused. */
final class TypedPublisher<T extends Record> implements Publisher<T> {
    private final MessageType<T> type;
    private final RawPublisher outlet;
    private final int limitBytes;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1024);

    TypedPublisher(MessageType<T> type, RawPublisher outlet, int limitBytes) {
        this.type = type;
        this.outlet = outlet;
        this.limitBytes = limitBytes;
    }

    @Override
    public synchronized void publish(T message) {
        int size = type.encodedSize(message);
        if (size > limitBytes) { // rejected by the writer with a message
            outlet.publish(ByteBuffer.allocate(size));
        }
        if (size > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect((int) Math.min(limitBytes, Math.max(size, 2L * buffer.capacity())));
        }
        buffer.clear();
        type.encode(message, buffer);
        buffer.flip();
        outlet.publish(buffer);
    }

    @Override
    public String topic() {
        return outlet.topic();
    }

    @Override
    public int subscribers() {
        return outlet.subscribers();
    }

    @Override
    public void close() {
        outlet.close();
    }
}

package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Guid;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** A publisher: a writer and its registration in the graph. */
final class WriterPublisher implements RawPublisher {
    private final String topic;
    private final DdsWriter writer;
    private final Consumer<Guid> onClose;

    WriterPublisher(String topic, DdsWriter writer, Consumer<Guid> onClose) {
        this.topic = topic;
        this.writer = writer;
        this.onClose = onClose;
    }

    @Override
    public void publish(ByteBuffer cdr) {
        writer.write(cdr);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int subscribers() {
        return writer.readers().size();
    }

    @Override
    public boolean awaitAcknowledged(Duration longest) {
        return writer.awaitAcknowledged(longest);
    }

    @Override
    public void close() {
        writer.close();
        onClose.accept(writer.guid());
    }
}

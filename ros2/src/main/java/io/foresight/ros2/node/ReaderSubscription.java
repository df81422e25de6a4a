package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsListener;
import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Sample;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** A subscription: a reader, its message counter, and its registration in the graph. */
final class ReaderSubscription implements RawSubscription, DdsListener {
    private final String topic;
    private final TopicMeter meter;
    private final Consumer<Sample> listener;
    private final Consumer<Guid> onClose;
    private volatile DdsReader reader;

    ReaderSubscription(String topic, TopicMeter meter, Consumer<Sample> listener, Consumer<Guid> onClose) {
        this.topic = topic;
        this.meter = meter;
        this.listener = listener;
        this.onClose = onClose;
    }

    /** Must be called before this object is published to other threads. */
    ReaderSubscription on(DdsReader opened) {
        reader = opened;
        return this;
    }

    @Override
    public void received(Sample sample) {
        meter.arrived(sample.writer(), sample.sequence());
        listener.accept(sample);
    }

    @Override
    public void matched(Guid writer, boolean matched) {
        if (!matched) {
            meter.left(writer);
        }
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int publishers() {
        return reader.writers().size();
    }

    @Override
    public Set<Guid> writers() {
        return reader.writers();
    }

    @Override
    public DdsReader.Counts counts() {
        return reader.counts();
    }

    @Override
    public TopicWatch watch(Duration silentAfter) {
        return meter.watch(publishers(), silentAfter);
    }

    @Override
    public void close() {
        reader.close();
        onClose.accept(reader.guid());
    }
}

package io.foresight.ros2.node;

import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Publishes transforms: moving frames on {@code /tf}, static ones on {@code /tf_static} (latched). Thread-safe. */
public final class Transforms {
    private final Supplier<Publisher<TFMessage>> moving;
    private final Supplier<Publisher<TFMessage>> fixed;
    private final Map<String, TransformStamped> statics = new LinkedHashMap<>();
    private Publisher<TFMessage> tf;
    private Publisher<TFMessage> tfStatic;

    Transforms(Supplier<Publisher<TFMessage>> moving, Supplier<Publisher<TFMessage>> fixed) {
        this.moving = moving;
        this.fixed = fixed;
    }

    /** Publishes transforms of moving frames, from the child frame to the parent (the header's frame), metres. */
    public synchronized void broadcast(TransformStamped... transforms) {
        if (tf == null) {
            tf = moving.get();
        }
        tf.publish(new TFMessage(List.of(transforms)));
    }

    /**
     * Publishes transforms of static frames; one with the same child frame is replaced. All static transforms are sent together, so that
     * late-joining readers get all of them.
     */
    public synchronized void broadcastStatic(TransformStamped... transforms) {
        if (tfStatic == null) {
            tfStatic = fixed.get();
        }
        for (TransformStamped transform : transforms) {
            statics.put(transform.childFrameId(), transform);
        }
        tfStatic.publish(new TFMessage(List.copyOf(statics.values())));
    }
}

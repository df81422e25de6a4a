package io.foresight.ros2.node;

import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tells where frames are: on {@code /tf} those that move, on {@code /tf_static}, latched, those that do not. Safe for several threads. */
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

    /** Frames that move, parent (the header's) from child, metres. */
    public synchronized void broadcast(TransformStamped... transforms) {
        if (tf == null) {
            tf = moving.get();
        }
        tf.publish(new TFMessage(List.of(transforms)));
    }

    /** Frames that do not move; one of the same child is replaced. All that were ever told go out together, so that whoever comes late has all. */
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

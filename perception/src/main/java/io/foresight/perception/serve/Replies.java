package io.foresight.perception.serve;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.v1.Box3d;
import io.foresight.v1.Detections;
import io.foresight.v1.ModelInfo;
import io.foresight.v1.SensorFrame;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Builds reply messages. */
final class Replies {
    private static final int MAX_MESSAGE_LENGTH = 256;

    private final ModelInfo model;

    Replies(ModelCard card) {
        model = ModelInfo.newBuilder()
                .setId(card.id())
                .setSha256(card.sha256())
                .setPrecision(card.precision())
                .build();
    }

    ModelInfo model() {
        return model;
    }

    /** An empty reply to {@code frame}: only the fields that identify the frame and the model are set. */
    Detections.Builder to(SensorFrame frame) {
        return Detections.newBuilder()
                .setSequence(frame.getSequence())
                .setStamp(frame.getStamp())
                .setFrameId(frame.getFrameId())
                .setModel(model);
    }

    /** An INVALID reply with reasons and message. */
    Detections.Builder invalid(SensorFrame frame, Collection<Reason> reasons, String message) {
        return to(frame)
                .setValidity(WireVerdict.wire(Validity.INVALID))
                .addAllReasons(WireVerdict.wire(reasons))
                .setMessage(cut(message));
    }

    /** A message of the length that replies may have. */
    static String cut(String message) {
        return message.substring(0, Math.min(message.length(), MAX_MESSAGE_LENGTH));
    }

    static void addAll(Detections.Builder reply, List<Detection> found) {
        for (Detection detection : found) {
            io.foresight.core.geometry.Box3d box = detection.box();
            io.foresight.v1.Detection.Builder wire = io.foresight.v1.Detection.newBuilder()
                    .setBox(Box3d.newBuilder()
                            .setX(box.x())
                            .setY(box.y())
                            .setZ(box.z())
                            .setLength(box.length())
                            .setWidth(box.width())
                            .setHeight(box.height())
                            .setYaw(box.yaw()))
                    .setObjectClass(wire(detection.objectClass()))
                    .setClassName(detection.objectClass().name())
                    .setScore(detection.score());
            if (detection.hasVelocity()) {
                wire.setVx(detection.vx()).setVy(detection.vy());
            }
            reply.addDetections(wire);
        }
    }

    /** The number of a class, for clients that do not use class names; UNSPECIFIED for a class without a number. */
    static io.foresight.v1.ObjectClass wire(ObjectClass objectClass) {
        EnumValueDescriptor value = io.foresight.v1.ObjectClass.getDescriptor()
                .findValueByName("OBJECT_CLASS_" + objectClass.name().toUpperCase(Locale.ROOT));
        return value == null
                ? io.foresight.v1.ObjectClass.OBJECT_CLASS_UNSPECIFIED
                : io.foresight.v1.ObjectClass.valueOf(value);
    }
}

package io.foresight.perception.serve;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.v1.Box3d;
import io.foresight.v1.Detections;
import io.foresight.v1.ModelInfo;
import io.foresight.v1.Reason;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import java.util.Collection;
import java.util.List;

/** Builds what goes back over the wire. */
final class Replies {
    private static final int MAX_MESSAGE_LENGTH = 256;

    private final ModelInfo model;

    Replies(ModelCard card) {
        model = ModelInfo.newBuilder().setId(card.id()).setSha256(card.sha256()).build();
    }

    ModelInfo model() {
        return model;
    }

    /** A reply to {@code frame} that holds nothing yet but what identifies both. */
    Detections.Builder to(SensorFrame frame) {
        return Detections.newBuilder()
                .setSequence(frame.getSequence())
                .setStamp(frame.getStamp())
                .setFrameId(frame.getFrameId())
                .setModel(model);
    }

    /** A reply that says why there is none. */
    Detections.Builder invalid(SensorFrame frame, Collection<Reason> reasons, String message) {
        return to(frame)
                .setValidity(Validity.VALIDITY_INVALID)
                .addAllReasons(reasons)
                .setMessage(message.substring(0, Math.min(message.length(), MAX_MESSAGE_LENGTH)));
    }

    static void addAll(Detections.Builder reply, List<Detection> found) {
        for (Detection detection : found) {
            io.foresight.core.geometry.Box3d box = detection.box();
            reply.addDetections(io.foresight.v1.Detection.newBuilder()
                    .setBox(Box3d.newBuilder()
                            .setX(box.x())
                            .setY(box.y())
                            .setZ(box.z())
                            .setLength(box.length())
                            .setWidth(box.width())
                            .setHeight(box.height())
                            .setYaw(box.yaw()))
                    .setObjectClass(wire(detection.objectClass()))
                    .setScore(detection.score())
                    .setVx(detection.vx())
                    .setVy(detection.vy()));
        }
    }

    static io.foresight.v1.ObjectClass wire(ObjectClass objectClass) {
        return switch (objectClass) {
            case CAR -> io.foresight.v1.ObjectClass.OBJECT_CLASS_CAR;
            case TRUCK -> io.foresight.v1.ObjectClass.OBJECT_CLASS_TRUCK;
            case BUS -> io.foresight.v1.ObjectClass.OBJECT_CLASS_BUS;
            case PEDESTRIAN -> io.foresight.v1.ObjectClass.OBJECT_CLASS_PEDESTRIAN;
            case CYCLIST -> io.foresight.v1.ObjectClass.OBJECT_CLASS_CYCLIST;
            case MOTORCYCLE -> io.foresight.v1.ObjectClass.OBJECT_CLASS_MOTORCYCLE;
        };
    }
}

package io.foresight.perception.serve;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.v1.Detections;
import io.foresight.v1.StageTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a reply on the client's side. */
public final class WireDetections {
    private WireDetections() {}

    /** The reply's boxes, by descending score; boxes of unknown classes are left out. */
    public static List<Detection> boxes(Detections reply) {
        FrameId frame = new FrameId(reply.getFrameId());
        List<Detection> boxes = new ArrayList<>(reply.getDetectionsCount());
        for (io.foresight.v1.Detection found : reply.getDetectionsList()) {
            ObjectClass.find(className(found))
                    .ifPresent(objectClass -> boxes.add(new Detection(
                            box(frame, found.getBox()),
                            objectClass,
                            found.getScore(),
                            found.hasVx() ? found.getVx() : Float.NaN,
                            found.hasVy() ? found.getVy() : Float.NaN)));
        }
        return boxes;
    }

    /** Services that know only the numbered classes leave the name empty. */
    private static String className(io.foresight.v1.Detection found) {
        return found.getClassName().isEmpty()
                ? found.getObjectClass().name().replace("OBJECT_CLASS_", "").toLowerCase(Locale.ROOT)
                : found.getClassName();
    }

    /** Milliseconds by stage, in order. */
    public static Map<String, Double> stages(Detections reply) {
        StageTimes times = reply.getStages();
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("queue", (double) times.getQueueMs());
        stages.put("validate", (double) times.getValidateMs());
        stages.put("voxelise", (double) times.getVoxeliseMs());
        stages.put("network", (double) times.getNetworkMs());
        stages.put("decode", (double) times.getDecodeMs());
        return stages;
    }

    private static Box3d box(FrameId frame, io.foresight.v1.Box3d box) {
        return new Box3d(
                frame,
                box.getX(),
                box.getY(),
                box.getZ(),
                box.getLength(),
                box.getWidth(),
                box.getHeight(),
                box.getYaw());
    }
}

package io.foresight.sim.node.drive;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3D;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.util.ArrayList;
import java.util.List;

/** The simulator's true objects in the form of detections: score 1, track number as id. */
final class TrueObjects {
    private TrueObjects() {}

    static Detection3DArray message(Header header, List<LabelledBox> labels) {
        List<Detection3D> nameless =
                SceneMessages.detections(header, detections(labels)).detections();
        List<Detection3D> named = new ArrayList<>(nameless.size());
        for (int i = 0; i < nameless.size(); i++) {
            Detection3D object = nameless.get(i);
            int track = labels.get(i).trackId();
            named.add(new Detection3D(
                    object.header(), object.results(), object.bbox(), track < 0 ? "" : Integer.toString(track)));
        }
        return new Detection3DArray(header, named);
    }

    /** The same in the form of a detector's output, without tracks. */
    static List<Detection> detections(List<LabelledBox> labels) {
        return labels.stream()
                .map(label ->
                        new Detection(label.box(), label.objectClass(), 1, (float) label.vx(), (float) label.vy()))
                .toList();
    }
}

package io.foresight.sim.node.perceive;

import io.foresight.perception.detect.Detection;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The topics on which boxes are published. */
final class SceneTopics {
    private final List<BiConsumer<Header, List<Detection>>> topics = new ArrayList<>();

    SceneTopics(RosNode node, OutputSettings settings) {
        Qos qos = Qos.named(settings.qos());
        if (!settings.detections().isEmpty()) {
            Publisher<Detection3DArray> to = node.publisher(settings.detections(), Detection3DArray.class, qos);
            topics.add((header, boxes) -> to.publish(SceneMessages.detections(header, boxes)));
        }
        if (!settings.markers().isEmpty()) {
            Publisher<MarkerArray> to = node.publisher(settings.markers(), MarkerArray.class, qos);
            topics.add((header, boxes) -> to.publish(SceneMessages.markers(header, boxes, settings.markerLifetime())));
        }
        if (!settings.autoware().isEmpty()) {
            Publisher<DetectedObjects> to = node.publisher(settings.autoware(), DetectedObjects.class, qos);
            topics.add((header, boxes) -> to.publish(SceneMessages.autoware(header, boxes)));
        }
    }

    /** Publishes boxes, which must be in the header's frame. */
    void publish(Header header, List<Detection> boxes) {
        topics.forEach(topic -> topic.accept(header, boxes));
    }
}

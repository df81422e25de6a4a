package io.foresight.sim.bridge.sweep;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.MessagePlace;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.VisionMsgs.BoundingBox3D;
import io.foresight.ros2.message.VisionMsgs.Detection3D;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The true objects of a recording's clouds: {@code vision_msgs/Detection3DArray} messages of one topic, in the clouds' frame, each with the
 * stamp of the cloud that it labels. A cloud without such a message is unlabelled. Thread-safe.
 */
final class RecordedLabels {
    private static final MessageType<Detection3DArray> OBJECTS = MessageType.of(Detection3DArray.class);
    /** Maximum distance, in messages, between a cloud and its labels in the recording. */
    private static final int REACH = 3;

    private final Path path;
    private final RosBag bag;
    private final BagTopic topic;
    private final List<MessagePlace> places;

    private RecordedLabels(Path path, RosBag bag, BagTopic topic, List<MessagePlace> places) {
        this.path = path;
        this.bag = bag;
        this.topic = topic;
        this.places = places;
    }

    static RecordedLabels open(Path path, RosBag bag, String topic) throws IOException {
        List<BagTopic> topics = bag.info().topics();
        BagTopic found = topics.stream()
                .filter(each -> each.name().equals(topic) && each.type().equals(OBJECTS.name()))
                .findFirst()
                .orElseThrow(() -> new BadDataException(
                        path + ": " + topic + " is not a topic of " + OBJECTS.name() + "; available are "
                                + topics.stream()
                                        .map(each -> each.name() + " (" + each.type() + ")")
                                        .toList()));
        return new RecordedLabels(path, bag, found, List.copyOf(bag.places(found)));
    }

    /** The labels of a cloud with that recording time, nanoseconds. */
    Labels of(PointCloud cloud, long logTime) throws IOException {
        int near = firstAtOrAfter(logTime);
        for (int away = 0; away <= REACH; away++) {
            for (int index : away == 0 ? new int[] {near} : new int[] {near + away, near - away}) {
                if (index >= 0 && index < places.size()) {
                    Detection3DArray objects = read(places.get(index));
                    if (objects.header().stamp().toNanos() == cloud.stamp().nanoseconds()) {
                        return Labels.of(boxes(objects, cloud));
                    }
                }
            }
        }
        return Labels.UNLABELLED;
    }

    private int firstAtOrAfter(long logTime) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).logTime() < logTime) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Detection3DArray read(MessagePlace place) throws IOException {
        try {
            return OBJECTS.decode(bag.read(topic, place));
        } catch (CdrException e) {
            throw new BadDataException(where(place.logTime()) + ": " + e.getMessage(), e);
        }
    }

    private List<LabelledBox> boxes(Detection3DArray objects, PointCloud cloud) throws BadDataException {
        if (!objects.header().frameId().equals(cloud.frame().name())) {
            throw new BadDataException(path + ": " + topic.name() + " is in frame "
                    + objects.header().frameId() + ", the cloud of the same stamp in " + cloud.frame());
        }
        List<LabelledBox> labels = new ArrayList<>();
        for (Detection3D object : objects.detections()) {
            labels.add(new LabelledBox(
                    box(object.bbox(), cloud),
                    classOf(object),
                    Double.NaN,
                    Double.NaN,
                    track(object.id()),
                    -1,
                    Double.NaN));
        }
        return labels;
    }

    private static Box3d box(BoundingBox3D box, PointCloud cloud) {
        Point centre = box.center().position();
        Quaternion turn = box.center().orientation();
        Vector3 size = box.size();
        double yaw = Math.atan2(
                2 * (turn.w() * turn.z() + turn.x() * turn.y()), 1 - 2 * (turn.y() * turn.y() + turn.z() * turn.z()));
        return new Box3d(cloud.frame(), centre.x(), centre.y(), centre.z(), size.x(), size.y(), size.z(), yaw);
    }

    /** An object of an unknown class is labelled as ignored: it exists, but does not count as missed. */
    private static ObjectClass classOf(Detection3D object) {
        return object.results().stream()
                .findFirst()
                .flatMap(result -> ObjectClass.find(result.hypothesis().classId()))
                .orElse(ObjectClass.IGNORED);
    }

    private static int track(String id) {
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    }

    private String where(long logTime) {
        return path + ": " + topic.name() + " at " + Long.toUnsignedString(logTime) + " ns";
    }
}

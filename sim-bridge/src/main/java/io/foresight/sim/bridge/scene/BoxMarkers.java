package io.foresight.sim.bridge.scene;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.message.BuiltinInterfaces;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.SensorMsgs.CompressedImage;
import io.foresight.ros2.message.StdMsgs.ColorRGBA;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisualizationMsgs.Marker;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.ros2.message.VisualizationMsgs.MeshFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markers of boxes: namespaces {@code boxes}, {@code headings} and {@code labels}, ids from 0 in the order of the boxes. */
final class BoxMarkers {
    private static final float BODY_OPACITY = 0.45f;
    private static final double TEXT_METRES = 0.6;
    private static final double ABOVE_METRES = 0.5;
    private static final double NOSE_METRES = 1;
    /** Arrow dimensions: shaft diameter, head diameter, head length, metres. */
    private static final Vector3 ARROW = new Vector3(0.12, 0.3, 0.4);

    private BoxMarkers() {}

    static MarkerArray of(Header header, List<Detection> boxes, Duration lifetime) {
        BuiltinInterfaces.Duration life = BuiltinInterfaces.Duration.ofNanos(lifetime.toNanos());
        List<Marker> markers = new ArrayList<>(1 + 3 * boxes.size());
        markers.add(removeAll(header));
        for (int i = 0; i < boxes.size(); i++) {
            Detection detection = boxes.get(i);
            Box3d box = detection.box();
            Vector3 size = new Vector3(box.length(), box.width(), box.height());
            Pose above = new Pose(
                    new Point(box.x(), box.y(), box.z() + box.height() / 2 + ABOVE_METRES), Quaternion.IDENTITY);
            String text = String.format(
                    Locale.ROOT, "%s %.2f", detection.objectClass().name(), detection.score());
            ColorRGBA body = colour(detection.objectClass(), BODY_OPACITY);
            ColorRGBA ink = colour(detection.objectClass(), 1);
            markers.add(Marker.body(header, "boxes", i, Marker.CUBE, SceneMessages.pose(box), size, body, life));
            markers.add(Marker.at(header, "headings", i, Marker.ARROW, heading(box), ARROW, ink, life));
            markers.add(Marker.label(header, "labels", i, above, TEXT_METRES, text, ink, life));
        }
        return new MarkerArray(markers);
    }

    /** From the centre of the roof to one metre in front of the box. */
    private static List<Point> heading(Box3d box) {
        double reach = box.length() / 2 + NOSE_METRES;
        double roof = box.z() + box.height() / 2;
        return List.of(
                new Point(box.x(), box.y(), roof),
                new Point(box.x() + reach * Math.cos(box.yaw()), box.y() + reach * Math.sin(box.yaw()), roof));
    }

    private static Marker removeAll(Header header) {
        return new Marker(
                header,
                "",
                0,
                Marker.ARROW,
                Marker.DELETEALL,
                Pose.IDENTITY,
                Vector3.ZERO,
                new ColorRGBA(0, 0, 0, 0),
                BuiltinInterfaces.Duration.ZERO,
                false,
                List.of(),
                List.of(),
                "",
                new CompressedImage(header, "", Bytes.EMPTY),
                List.of(),
                "",
                "",
                MeshFile.NONE,
                false);
    }

    /** The class's colour, as in all other images. */
    private static ColorRGBA colour(ObjectClass objectClass, float opacity) {
        int rgb = objectClass.rgb();
        return new ColorRGBA((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f, opacity);
    }
}

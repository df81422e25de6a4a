package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Laser labels: boxes in the vehicle's frame, velocities along the world's axes. Among a label's attributes are its {@code category}, its
 * {@code id}, {@code detection_difficulty} and {@code tracking_difficulty} (1 or 2) where the dataset tells them. A label's track is a
 * checksum of its id, so that it is the same in every frame without looking at all of them.
 */
final class WaymoLabels {
    private final RigidTransform pointsFromVehicle;
    private final RigidTransform pointsFromWorld;
    private final boolean topOnly;
    private final boolean hasPoints;

    private WaymoLabels(WaymoFrame frame, boolean topOnly, boolean hasPoints) throws BadDataException {
        pointsFromVehicle = frame.vehicleFromPoints().inverse();
        pointsFromWorld = frame.worldFromVehicle().inverse().then(pointsFromVehicle);
        this.topOnly = topOnly;
        this.hasPoints = hasPoints;
    }

    /**
     * Those of a frame.
     *
     * @param topOnly whether the sweep has the roof's points alone: how many of a label's points are those is told, too
     * @param hasPoints whether the sweep has points; in a frame without range images the number of them is not told
     */
    static Labels of(WaymoFrame frame, boolean topOnly, boolean hasPoints) throws BadDataException {
        if (!frame.isLabelled()) {
            return Labels.UNLABELLED;
        }
        WaymoLabels reader = new WaymoLabels(frame, topOnly, hasPoints);
        List<LabelledBox> labels = new ArrayList<>();
        for (int i = 0; i < frame.labels().size(); i++) {
            labels.add(reader.label(frame.labels().get(i), frame.where() + "laser_labels[" + i + "], "));
        }
        return Labels.of(labels);
    }

    private LabelledBox label(ProtoMessage message, String where) throws BadDataException {
        Box3d box = null;
        double[] velocity = {Double.NaN, Double.NaN};
        long type = 0;
        long points = -1;
        long topPoints = -1;
        Map<String, String> attributes = new HashMap<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> box = box(message.message("box"), where);
                case 2 -> velocity = velocity(message.message("metadata"));
                case 3 -> type = message.integer("type");
                case 4 -> attributes.put("id", message.text("id"));
                case 5 -> difficulty("detection_difficulty", message, attributes);
                case 6 -> difficulty("tracking_difficulty", message, attributes);
                case 7 -> points = message.integer("num_lidar_points_in_box");
                case 13 -> topPoints = message.integer("num_top_lidar_points_in_box");
                default -> message.skip();
            }
        }
        if (box == null || type < 0 || type >= WaymoType.values().length) {
            throw new BadDataException(where + "type: must be 0 to " + (WaymoType.values().length - 1)
                    + " with a box, got " + type + (box == null ? " without one" : ""));
        }
        String category = WaymoType.values()[(int) type].name();
        attributes.put("category", category);
        return new LabelledBox(
                pointsFromVehicle.apply(box),
                WaymoType.TAXONOMY.classOf(category),
                velocity[0],
                velocity[1],
                attributes.containsKey("id") ? track(attributes.get("id")) : -1,
                hasPoints ? (int) Math.max(-1, Math.min(Integer.MAX_VALUE, topOnly ? topPoints : points)) : -1,
                Double.NaN,
                attributes);
    }

    private static Box3d box(ProtoMessage message, String where) throws BadDataException {
        double[] numbers = new double[8]; // by their fields: x, y, z, width, length, height, heading
        while (message.next()) {
            if (message.field() < numbers.length) {
                numbers[message.field()] = message.number("box");
            } else {
                message.skip();
            }
        }
        try {
            return new Box3d(
                    FrameId.EGO, numbers[1], numbers[2], numbers[3], numbers[5], numbers[4], numbers[6], numbers[7]);
        } catch (IllegalArgumentException noBox) {
            throw new BadDataException(where + noBox.getMessage(), noBox);
        }
    }

    /** Along the points' x and y. */
    private double[] velocity(ProtoMessage metadata) throws BadDataException {
        double[] world = {Double.NaN, Double.NaN, 0};
        while (metadata.next()) {
            switch (metadata.field()) {
                case 1 -> world[0] = metadata.number("speed_x");
                case 2 -> world[1] = metadata.number("speed_y");
                case 5 -> world[2] = metadata.number("speed_z");
                default -> metadata.skip();
            }
        }
        double[] along = new double[2];
        for (int axis = 0; axis < along.length; axis++) {
            for (int k = 0; k < world.length; k++) {
                along[axis] += pointsFromWorld.element(axis, k) * world[k];
            }
        }
        return along;
    }

    private static void difficulty(String name, ProtoMessage message, Map<String, String> attributes)
            throws BadDataException {
        long level = message.integer(name);
        if (level > 0) {
            attributes.put(name, Long.toString(level));
        }
    }

    private static int track(String id) {
        CRC32C sum = new CRC32C();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() >>> 1);
    }
}

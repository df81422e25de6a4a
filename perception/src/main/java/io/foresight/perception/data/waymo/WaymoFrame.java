package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A Frame message, read as far as points need it; its images and labels are kept as they are. */
final class WaymoFrame {
    private final String where;
    private final List<ProtoMessage> cameras = new ArrayList<>();
    private final Map<LidarName, LidarCalibration> lidars = new EnumMap<>(LidarName.class);
    private final List<ProtoMessage> images = new ArrayList<>();
    private final List<ProtoMessage> lasers = new ArrayList<>();
    private final List<ProtoMessage> labels = new ArrayList<>();
    private String scene = "";
    private boolean countsObjects;
    private long micros = -1;
    private RigidTransform worldFromVehicle;

    private WaymoFrame(String where) {
        this.where = where;
    }

    /**
     * Reads a record.
     *
     * @param where for messages, with a colon and a blank at the end
     * @throws BadDataException when it is no Frame, or contradicts itself
     */
    static WaymoFrame read(ByteBuffer record, String where) throws BadDataException {
        WaymoFrame frame = new WaymoFrame(where);
        ProtoMessage message = new ProtoMessage(record, where);
        while (message.next()) {
            switch (message.field()) {
                case 1 -> frame.context(message);
                case 2 -> frame.micros = message.integer("timestamp_micros");
                case 3 -> frame.worldFromVehicle = message.message("pose").transform(FrameId.EGO, FrameId.WORLD);
                case 4 -> frame.images.add(message.message("images"));
                case 5 -> frame.lasers.add(message.message("lasers"));
                case 6 -> frame.labels.add(message.message("laser_labels"));
                default -> message.skip();
            }
        }
        if (frame.worldFromVehicle == null || frame.micros < 0 || frame.micros > Long.MAX_VALUE / 1000) {
            throw new BadDataException(where + "must have a pose and timestamp_micros from 0 on, got "
                    + (frame.worldFromVehicle == null ? "no pose" : "a pose") + " and " + frame.micros);
        }
        return frame;
    }

    private void context(ProtoMessage frame) throws BadDataException {
        ProtoMessage context;
        try {
            context = frame.message("context");
        } catch (BadDataException another) {
            throw new BadDataException(
                    where + "is no Frame of the perception dataset: field 1 must be its context."
                            + " Scenarios of the motion dataset are not read",
                    another);
        }
        while (context.next()) {
            switch (context.field()) {
                case 1 -> scene = context.text("name");
                case 2 -> cameras.add(context.message("camera_calibrations"));
                case 3 -> {
                    LidarCalibration lidar = LidarCalibration.read(context.message("laser_calibrations"));
                    lidars.put(lidar.name(), lidar);
                }
                case 4 -> stats(context.message("stats"));
                default -> context.skip();
            }
        }
    }

    private void stats(ProtoMessage stats) throws BadDataException {
        while (stats.next()) {
            countsObjects |= stats.field() == 1;
            stats.skip();
        }
    }

    /** Name of the segment. */
    String scene() {
        return scene;
    }

    /** When the roof's LiDAR began this frame. */
    Stamp stamp() {
        return new Stamp(micros * 1000, Clock.SENSOR);
    }

    /** The pose of the vehicle whose frame points and labels are in: about that of the frame's middle. */
    RigidTransform worldFromVehicle() {
        return worldFromVehicle;
    }

    /** From the points' frame to the vehicle's: the axes are the vehicle's, the origin is the roof's LiDAR. */
    RigidTransform vehicleFromPoints() throws BadDataException {
        RigidTransform top = calibration(LidarName.TOP).vehicleFromLidar();
        return RigidTransform.ofYaw(
                FrameId.LIDAR, FrameId.EGO, top.element(0, 3), top.element(1, 3), top.element(2, 3), 0);
    }

    LidarCalibration calibration(LidarName name) throws BadDataException {
        LidarCalibration found = lidars.get(name);
        if (found == null) {
            throw new BadDataException(where + "context, laser_calibrations: has none of LiDAR " + name);
        }
        return found;
    }

    /** CameraCalibrations, to be read once. */
    List<ProtoMessage> cameras() {
        return cameras;
    }

    /** CameraImages, to be read once. */
    List<ProtoMessage> images() {
        return images;
    }

    /** Lasers, to be read once. */
    List<ProtoMessage> lasers() {
        return lasers;
    }

    /** Labels, to be read once. */
    List<ProtoMessage> labels() {
        return labels;
    }

    /** A frame without an object is one of a segment that has some: those of the test set tell nothing of objects. */
    boolean isLabelled() {
        return !lasers.isEmpty() && (!labels.isEmpty() || countsObjects);
    }

    String where() {
        return where;
    }
}

package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Range images to points. A pixel's inclination is its row's beam, its azimuth its column's, from behind over the left; a range of 0 or less is no
 * return. A pixel of the roof's LiDAR was measured from the vehicle's pose of its own: with that it is taken to the frame's pose.
 *
 * <p>Intensity has no upper end; it becomes {@code tanh} of itself, as OpenPCDet feeds networks. Rings are rows from the top, those of the other
 * LiDARs after them.
 */
final class LaserPoints {
    private static final int MAX_POINTS = 4_000_000;

    private final WaymoFrame frame;
    private final boolean noLabelZones;
    private final RigidTransform pointsFromVehicle;
    private final RigidTransform vehicleFromWorld;
    private final float[] xyzi;
    private final short[] rings;
    private int size;

    private LaserPoints(WaymoFrame frame, boolean noLabelZones, int most) throws BadDataException {
        this.frame = frame;
        this.noLabelZones = noLabelZones;
        pointsFromVehicle = frame.vehicleFromPoints().inverse();
        vehicleFromWorld = frame.worldFromVehicle().inverse();
        xyzi = new float[PointCloud.STRIDE * most];
        rings = new short[most];
    }

    /** The wanted LiDARs of a frame, in the order of their numbers. */
    static List<Laser> lasers(WaymoFrame frame, WaymoOptions wanted) throws BadDataException {
        int most = LidarName.values().length - 1;
        if (frame.lasers().size() > most) {
            throw new BadDataException(
                    frame.where() + "has " + frame.lasers().size() + " lasers, there are " + most + " LiDARs");
        }
        List<Laser> lasers = new ArrayList<>();
        for (ProtoMessage message : frame.lasers()) {
            Laser.read(message, wanted).ifPresent(lasers::add);
        }
        lasers.sort((a, b) -> a.name().compareTo(b.name()));
        return lasers;
    }

    /** Their points. */
    static PointCloud cloud(WaymoFrame frame, List<Laser> lasers, boolean noLabelZones) throws BadDataException {
        long most = 0;
        for (Laser laser : lasers) {
            for (RangeImage image : laser.returns()) {
                for (int pixel = 0; pixel < image.height() * image.width(); pixel++) {
                    most += isPoint(image, pixel, noLabelZones) ? 1 : 0;
                }
            }
        }
        if (most > MAX_POINTS) {
            throw new BadDataException(frame.where() + "has " + most + " points, the limit is " + MAX_POINTS);
        }
        LaserPoints points = new LaserPoints(frame, noLabelZones, (int) most);
        int ring = 0;
        for (Laser laser : lasers) {
            int rows = 0;
            for (RangeImage image : laser.returns()) {
                points.add(laser, image, ring);
                rows = Math.max(rows, image.height());
            }
            ring += rows;
        }
        return new PointCloud(
                FrameId.LIDAR,
                frame.stamp(),
                points.xyzi,
                points.size,
                PointColumns.of(Optional.empty(), Optional.of(points.rings)));
    }

    private static boolean isPoint(RangeImage image, int pixel, boolean noLabelZones) {
        return image.value(pixel, 0) > 0 && (noLabelZones || !(image.value(pixel, 3) > 0));
    }

    private void add(Laser laser, RangeImage image, int firstRing) throws BadDataException {
        LidarCalibration lidar = frame.calibration(laser.name());
        String where = frame.where() + "lasers, " + laser.name() + ": ";
        RangeImage poses = laser.poses().orElse(null);
        if (poses != null && (poses.height() != image.height() || poses.width() != image.width())) {
            throw new BadDataException(where + "range_image_pose has " + poses.height() + " x " + poses.width()
                    + " pixels, the range image " + image.height() + " x " + image.width());
        }
        if (firstRing + image.height() > Short.MAX_VALUE) {
            throw new BadDataException(where + "has " + image.height() + " rows after " + firstRing + " of others");
        }
        double[] inclinations = lidar.ofRows(image.height(), where);
        RigidTransform pointsFromLidar = lidar.vehicleFromLidar().then(pointsFromVehicle);
        for (int pixel = 0; pixel < image.height() * image.width(); pixel++) {
            if (isPoint(image, pixel, noLabelZones)) {
                int row = pixel / image.width();
                int column = pixel % image.width();
                double azimuth = ((image.width() - column - 0.5) / image.width() * 2 - 1) * Math.PI - lidar.turn();
                double range = image.value(pixel, 0);
                double level = range * Math.cos(inclinations[row]);
                RigidTransform transform = poses == null
                        ? pointsFromLidar
                        : lidar.vehicleFromLidar()
                                .then(PixelPose.of(poses, pixel, where))
                                .then(vehicleFromWorld)
                                .then(pointsFromVehicle);
                add(
                        transform,
                        level * Math.cos(azimuth),
                        level * Math.sin(azimuth),
                        range * Math.sin(inclinations[row]));
                xyzi[PointCloud.STRIDE * size + 3] = (float) Math.tanh(image.value(pixel, 1));
                rings[size] = (short) (firstRing + row);
                size++;
            }
        }
    }

    private void add(RigidTransform transform, double x, double y, double z) {
        xyzi[PointCloud.STRIDE * size] = (float) transform.applyX(x, y, z);
        xyzi[PointCloud.STRIDE * size + 1] = (float) transform.applyY(x, y, z);
        xyzi[PointCloud.STRIDE * size + 2] = (float) transform.applyZ(x, y, z);
    }
}

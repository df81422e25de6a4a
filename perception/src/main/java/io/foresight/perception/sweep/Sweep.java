package io.foresight.perception.sweep;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One turn of a LiDAR with everything that is known about it.
 *
 * @param id unique in its dataset or stream, such as {@code 000008}
 * @param origin scene, place in it, and sensor
 * @param cloud the points, in the sensor's FLU frame at the cloud's stamp, with time and ring of each point where they are known
 * @param skew whether the motion of the sensor during the turn is still in the points
 * @param worldFromSensor where the sensor was at the cloud's stamp, from the cloud's frame to one that does not move; empty: unknown
 * @param cameras pictures taken beside the sweep, one a camera
 * @param labels the true objects, in the cloud's frame at its stamp; or that nobody labelled the sweep
 */
public record Sweep(
        String id,
        Origin origin,
        PointCloud cloud,
        Skew skew,
        Optional<RigidTransform> worldFromSensor,
        List<CameraImage> cameras,
        Labels labels) {
    public Sweep {
        cameras = List.copyOf(cameras);
        worldFromSensor.ifPresent(pose -> requireFrame("worldFromSensor", pose.from(), cloud.frame()));
        Set<String> names = new HashSet<>();
        for (CameraImage image : cameras) {
            image.calibration()
                    .flatMap(CameraCalibration::cameraFromSensor)
                    .ifPresent(pose -> requireFrame("camera " + image.camera(), pose.from(), cloud.frame()));
            if (!names.add(image.camera())) {
                throw new IllegalArgumentException("camera " + image.camera() + " comes twice in sweep " + id);
            }
        }
    }

    /** A sweep of which nothing but the points is known. */
    public static Sweep of(String id, PointCloud cloud) {
        return new Sweep(id, Origin.UNKNOWN, cloud, Skew.UNKNOWN, Optional.empty(), List.of(), Labels.UNLABELLED);
    }

    /** The same sweep with other points, such as those that a gate kept. */
    public Sweep withCloud(PointCloud newCloud) {
        return new Sweep(id, origin, newCloud, skew, worldFromSensor, cameras, labels);
    }

    /** The same sweep with other points that stand to the sensor's motion as told. */
    public Sweep withCloud(PointCloud newCloud, Skew newSkew) {
        return new Sweep(id, origin, newCloud, newSkew, worldFromSensor, cameras, labels);
    }

    /** The same sweep, whose points stand so to the sensor's motion. */
    public Sweep withSkew(Skew newSkew) {
        return withCloud(cloud, newSkew);
    }

    /** The same sweep, from there. */
    public Sweep withOrigin(Origin newOrigin) {
        return new Sweep(id, newOrigin, cloud, skew, worldFromSensor, cameras, labels);
    }

    /** The same sweep, taken there; the pose takes the cloud's frame to one that does not move. */
    public Sweep withPose(RigidTransform newWorldFromSensor) {
        return new Sweep(id, origin, cloud, skew, Optional.of(newWorldFromSensor), cameras, labels);
    }

    /** The same sweep with these pictures. */
    public Sweep withCameras(List<CameraImage> newCameras) {
        return new Sweep(id, origin, cloud, skew, worldFromSensor, newCameras, labels);
    }

    /** The same sweep with these labels. */
    public Sweep withLabels(Labels newLabels) {
        return new Sweep(id, origin, cloud, skew, worldFromSensor, cameras, newLabels);
    }

    private static void requireFrame(String what, FrameId given, FrameId cloudFrame) {
        if (!given.equals(cloudFrame)) {
            throw new IllegalArgumentException(
                    what + " takes coordinates of frame " + given + ", the points are in " + cloudFrame);
        }
    }

    /**
     * Where a sweep is from.
     *
     * @param scene name of the drive or recording, unique in the dataset; empty: the sweeps do not follow each other
     * @param index place in the scene, 0 and up
     * @param sensor name of the LiDAR; empty: unknown
     */
    public record Origin(String scene, int index, String sensor) {
        /** Of no known scene or sensor. */
        public static final Origin UNKNOWN = new Origin("", 0, "");

        public Origin {
            if (index < 0) {
                throw new IllegalArgumentException("index in a scene must be 0 or more, got " + index);
            }
        }
    }
}

package io.foresight.perception.sweep;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One revolution of a LiDAR with everything that is known about it.
 *
 * @param id unique in its dataset or stream, such as {@code 000008}
 * @param origin scene, position in it, and sensor
 * @param cloud the points, in the sensor's FLU frame at the cloud's stamp, with time and ring of each point where known
 * @param skew whether the points still contain the sensor's motion during the revolution
 * @param worldFromSensor the sensor's pose at the cloud's stamp: transform from the cloud's frame to a fixed frame; empty: unknown
 * @param cameras images recorded with the sweep, one per camera
 * @param labels the true objects, in the cloud's frame at its stamp; or unlabelled
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
                throw new IllegalArgumentException("camera " + image.camera() + " is repeated in sweep " + id);
            }
        }
    }

    /** A sweep with only the points known. */
    public static Sweep of(String id, PointCloud cloud) {
        return new Sweep(id, Origin.UNKNOWN, cloud, Skew.UNKNOWN, Optional.empty(), List.of(), Labels.UNLABELLED);
    }

    /** A copy with other points, for example those kept by validation. */
    public Sweep withCloud(PointCloud newCloud) {
        return new Sweep(id, origin, newCloud, skew, worldFromSensor, cameras, labels);
    }

    /** A copy with other points and another skew. */
    public Sweep withCloud(PointCloud newCloud, Skew newSkew) {
        return new Sweep(id, origin, newCloud, newSkew, worldFromSensor, cameras, labels);
    }

    /** A copy with another skew. */
    public Sweep withSkew(Skew newSkew) {
        return withCloud(cloud, newSkew);
    }

    /** A copy with another origin. */
    public Sweep withOrigin(Origin newOrigin) {
        return new Sweep(id, newOrigin, cloud, skew, worldFromSensor, cameras, labels);
    }

    /** A copy with a pose: transform from the cloud's frame to a fixed frame. */
    public Sweep withPose(RigidTransform newWorldFromSensor) {
        return new Sweep(id, origin, cloud, skew, Optional.of(newWorldFromSensor), cameras, labels);
    }

    /** A copy with these images. */
    public Sweep withCameras(List<CameraImage> newCameras) {
        return new Sweep(id, origin, cloud, skew, worldFromSensor, newCameras, labels);
    }

    /** A copy with these labels. */
    public Sweep withLabels(Labels newLabels) {
        return new Sweep(id, origin, cloud, skew, worldFromSensor, cameras, newLabels);
    }

    private static void requireFrame(String what, FrameId given, FrameId cloudFrame) {
        if (!given.equals(cloudFrame)) {
            throw new IllegalArgumentException(what + " uses frame " + given + ", the points are in " + cloudFrame);
        }
    }

    /**
     * Where a sweep comes from.
     *
     * @param scene name of the drive or recording, unique in the dataset; empty: the sweeps are independent
     * @param index position in the scene, from 0
     * @param sensor name of the LiDAR; empty: unknown
     */
    public record Origin(String scene, int index, String sensor) {
        /** Unknown scene and sensor. */
        public static final Origin UNKNOWN = new Origin("", 0, "");

        public Origin {
            if (index < 0) {
                throw new IllegalArgumentException("index in a scene must be 0 or more, got " + index);
            }
        }
    }
}

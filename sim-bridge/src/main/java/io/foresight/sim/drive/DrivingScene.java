package io.foresight.sim.drive;

import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.street.ParkedVehicle;
import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.drive.street.Street;
import io.foresight.sim.drive.traffic.RoadUser;
import io.foresight.sim.drive.traffic.Traffic;
import io.foresight.sim.lidar.EgoMotion;
import io.foresight.sim.raycast.FoliageVolume;
import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.MeshBvh;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One street with its traffic, and the part of it that is near the ego vehicle at a time. */
final class DrivingScene {
    /** Objects farther than this from the ego vehicle are left out of the world, metres. */
    private static final double NEAR = 125;

    private static final double NEAR_PLANTS = 105;
    private static final double REAR_AXLE = 1.3;

    private final Street street;
    private final Traffic traffic;
    private final int firstParked;

    DrivingScene(SceneConfig config, Fleet fleet, int firstId, SplittableRandom random) {
        RoadKind drawn = RoadKind.values()[RandomDraws.weighted(random, 0.46, 0.2, 0.13, 0.08, 0.13)];
        street = Street.draw(config.kind().orElse(drawn), config.roadMetres(), fleet, random.split());
        firstParked = firstId;
        traffic = new Traffic(street, fleet, firstId + street.parked().size(), config.trafficDensity(), random.split());
    }

    Street street() {
        return street;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Whether the ego vehicle has reached the end of the usable road. */
    boolean finished() {
        return traffic.ego().s() > street.plan().length() - Traffic.EGO_START;
    }

    EgoMotion ego() {
        RoadUser ego = traffic.ego();
        RigidPose pose = ego.pose(street);
        double[] axle = SensorPose.inWorld(pose, -REAR_AXLE, 0, 0);
        RigidPose rear = new RigidPose(axle[0], axle[1], axle[2], pose.yaw(), pose.pitch(), pose.roll());
        double[] v = velocity(ego, pose);
        return new EgoMotion(rear, v[0], v[1], v[2], ego.yawRate(street));
    }

    /** Solid objects near a point, and which of them may get a label, by track id. */
    World world(double x, double y, double halfSpanSeconds, Map<Integer, LabelCandidate> labelled) {
        List<Instance> instances = new ArrayList<>();
        for (Instance structure : street.structures()) {
            if (distance(structure.shape(), x, y) < NEAR) {
                instances.add(structure);
            }
        }
        int id = firstParked;
        for (ParkedVehicle parked : street.parked()) {
            int own = id++;
            if (Math.hypot(parked.pose().x() - x, parked.pose().y() - y) < NEAR) {
                boolean label = parked.kind().labelled();
                instances.add(Instance.resting(parked.body().shape(), parked.pose(), label ? own : Street.STRUCTURE));
                if (label) {
                    labelled.put(own, new LabelCandidate(parked.kind(), parked.body(), parked.pose(), 0, 0, 0));
                }
            }
        }
        for (RoadUser user : traffic.others()) {
            RigidPose pose = user.pose(street);
            if (Math.hypot(pose.x() - x, pose.y() - y) < NEAR) {
                double[] v = velocity(user, pose);
                instances.add(
                        new Instance(user.body().shape(), pose, v[0], v[1], v[2], user.yawRate(street), user.id()));
                labelled.put(user.id(), new LabelCandidate(user.kind(), user.body(), pose, v[0], v[1], v[2]));
            }
        }
        List<FoliageVolume> leaves = new ArrayList<>();
        for (FoliageVolume volume : street.foliage()) {
            if (Math.hypot(volume.x() - x, volume.y() - y) < NEAR_PLANTS) {
                leaves.add(volume);
            }
        }
        return new World(instances, leaves, halfSpanSeconds);
    }

    static Map<Integer, LabelCandidate> labels() {
        return new LinkedHashMap<>();
    }

    private static double[] velocity(RoadUser user, RigidPose pose) {
        double flat = user.speed() * Math.cos(pose.pitch());
        return new double[] {
            flat * Math.cos(pose.yaw()), flat * Math.sin(pose.yaw()), -user.speed() * Math.sin(pose.pitch())
        };
    }

    private static double distance(MeshBvh shape, double x, double y) {
        float[] b = shape.bounds(); // x, X, y, Y, z, Z
        double dx = Math.max(0, Math.max(b[0] - x, x - b[1]));
        double dy = Math.max(0, Math.max(b[2] - y, y - b[3]));
        return Math.hypot(dx, dy);
    }
}

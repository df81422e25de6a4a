package io.foresight.launch.bench;

import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.MeshBuilder;
import io.foresight.sim.raycast.MeshBvh;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * 500 bodies at random positions on flat ground within 100 m of the origin: buildings, poles and cars with wheels and glass; a quarter of
 * them move.
 */
final class BenchmarkScene {
    static final int OBJECTS = 500;

    private static final double NEAREST = 6;
    private static final double FARTHEST = 100;
    private static final double[] CAR_SIDE = {
        -2.2, 0.25, 2.2, 0.25, 2.25, 0.7, 1.2, 0.95, 0.5, 1.45, -1.3, 1.48, -2.0, 1.0, -2.25, 0.9
    };

    private BenchmarkScene() {}

    static World world(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MeshBvh building = new MeshBvh(
                new MeshBuilder().box(0, 0, 2, 8, 5, 4, Material.PLASTER).build());
        MeshBvh pole = new MeshBvh(
                new MeshBuilder().cylinder(0, 0, 0, 0.15, 6, 12, Material.METAL).build());
        MeshBvh[] shapes = {building, pole, car(Material.CAR_PAINT), car(Material.CAR_PAINT_DARK)};
        List<Instance> instances = new ArrayList<>();
        MeshBvh ground = new MeshBvh(
                new MeshBuilder().box(0, 0, -0.5, 400, 400, 1, Material.ASPHALT).build());
        instances.add(Instance.resting(ground, RigidPose.IDENTITY, -1));
        for (int i = 0; i < OBJECTS; i++) {
            double far = NEAREST + (FARTHEST - NEAREST) * Math.sqrt(random.nextDouble());
            double turn = random.nextDouble(2 * Math.PI);
            RigidPose pose =
                    RigidPose.of(far * Math.cos(turn), far * Math.sin(turn), 0, random.nextDouble(-Math.PI, Math.PI));
            boolean moves = i % 4 == 2 && random.nextBoolean();
            double speed = moves ? random.nextDouble(3, 15) : 0;
            double vx = speed * Math.cos(pose.yaw());
            double vy = speed * Math.sin(pose.yaw());
            instances.add(new Instance(shapes[i % shapes.length], pose, vx, vy, 0, moves ? 0.1 : 0, i));
        }
        return new World(instances, List.of());
    }

    private static MeshBvh car(Material paint) {
        Material[] edges = {Material.PLASTIC_DARK, paint, paint, Material.GLASS, paint, Material.GLASS, paint, paint};
        MeshBuilder builder = new MeshBuilder().prism(CAR_SIDE, -0.85, 0.85, edges, paint);
        for (double x : new double[] {-1.35, 1.35}) {
            for (double y : new double[] {-0.9, 0.7}) {
                builder.at(new RigidPose(x, y, 0.32, 0, 0, -Math.PI / 2))
                        .cylinder(0, 0, 0, 0.32, 0.2, 16, Material.RUBBER);
            }
        }
        return new MeshBvh(builder.build());
    }
}

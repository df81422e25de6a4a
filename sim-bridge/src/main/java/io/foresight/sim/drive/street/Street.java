package io.foresight.sim.drive.street;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.FoliageVolume;
import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.MeshBvh;
import io.foresight.sim.raycast.RigidPose;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A road and everything static around it, generated from a seed. The same kind, length, seed and fleet give the same street.
 *
 * @param plan the road's cross-section and crossings
 * @param ground heights and the conversion from road to world coordinates
 * @param structures ground and solid static objects, with object ids {@link #GROUND} and {@link #STRUCTURE}
 * @param foliage leaves, with object id {@link #PLANT}
 * @param parked parked vehicles; they have no instance yet
 */
public record Street(
        RoadPlan plan,
        Ground ground,
        List<Instance> structures,
        List<FoliageVolume> foliage,
        List<ParkedVehicle> parked) {
    /** Object id of the ground. */
    public static final int GROUND = -2;
    /** Object id of buildings, walls, poles and other solid objects. */
    public static final int STRUCTURE = -3;
    /** Object id of leaves. */
    public static final int PLANT = -4;

    public Street {
        structures = List.copyOf(structures);
        foliage = List.copyOf(foliage);
        parked = List.copyOf(parked);
    }

    /** Generates a street of a length in metres. */
    public static Street draw(RoadKind kind, double length, Fleet fleet, SplittableRandom random) {
        RoadPlan plan = RoadPlan.draw(kind, length, random.split());
        Ground ground = new Ground(plan, random.split());
        Scenery scenery = new Scenery(plan, ground);
        new Roadside(scenery, fleet, random.split()).furnish();
        List<Instance> structures = new ArrayList<>();
        add(structures, new GroundMesh(plan, ground, random.split()).draw(), GROUND);
        for (Sketch chunk : scenery.chunks()) {
            if (chunk.triangles() > 0) {
                add(structures, chunk, STRUCTURE);
            }
        }
        return new Street(plan, ground, structures, scenery.foliage(), scenery.parked());
    }

    private static void add(List<Instance> structures, Sketch sketch, int objectId) {
        structures.add(Instance.resting(new MeshBvh(Body.mesh(sketch)), RigidPose.IDENTITY, objectId));
    }
}

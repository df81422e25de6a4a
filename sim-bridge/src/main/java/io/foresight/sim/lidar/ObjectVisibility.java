package io.foresight.sim.lidar;

import io.foresight.sim.raycast.Hit;
import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the visibility of each labelled object in a sweep. The rays that would hit an object alone are found by casting only the rays
 * within the azimuth and elevation range of its bounding sphere, at that one object.
 */
public final class ObjectVisibility {
    private static final double MAX_BEAM_OFFSET = 0.3;

    private final SweepCaster caster;
    private final World world;
    private final SensorTrack track;
    private final ColumnDirections directions;
    private final EgoMotion ego;
    private final Hit hit = new Hit();
    private final double[] to = new double[3];

    /** For sweeps that {@code caster} simulated of this world with this motion. */
    public ObjectVisibility(SweepCaster caster, World world, EgoMotion ego) {
        this.caster = caster;
        this.world = world;
        this.ego = ego;
        track = new SensorTrack(caster.model(), ego, caster.mounting());
        directions = new ColumnDirections(caster.model());
    }

    /** One entry for each object id of 0 or more among the world's instances, in order of id. */
    public List<ObjectReturns> of(LidarReturns sweep) {
        Map<Integer, List<Integer>> bodies = new TreeMap<>();
        for (int i = 0; i < world.instances().size(); i++) {
            int id = world.instances().get(i).objectId();
            if (id >= 0) {
                bodies.computeIfAbsent(id, unused -> new ArrayList<>()).add(i);
            }
        }
        Map<Integer, Integer> points = new TreeMap<>();
        for (int id : sweep.objectIds()) {
            points.merge(id, 1, Integer::sum);
        }
        List<ObjectReturns> out = new ArrayList<>();
        bodies.forEach((id, instances) -> {
            BitSet alone = new BitSet();
            for (int instance : instances) {
                markRays(instance, alone);
            }
            int rays = alone.cardinality();
            double seen = rays == 0 ? Double.NaN : (double) sweep.reached().of(id) / rays;
            out.add(new ObjectReturns(id, points.getOrDefault(id, 0), rays, Math.max(0, 1 - seen)));
        });
        return out;
    }

    /** Sets bit {@code ring * columns + column} of each ray that hits the instance when cast at it alone. */
    private void markRays(int index, BitSet alone) {
        LidarModel model = caster.model();
        Instance instance = world.instances().get(index);
        double[] sphere = sphere(instance);
        double half = model.halfPeriodSeconds();
        double closing = Math.sqrt(
                square(instance.vx() - ego.vx()) + square(instance.vy() - ego.vy()) + square(instance.vz() - ego.vz()));
        double arm = Math.abs(ego.yawRate())
                * (Math.abs(caster.mounting().x()) + Math.abs(caster.mounting().y()));
        double swing = Math.min(2, Math.abs(instance.yawRate()) * half) * sphere[3];
        double radius = sphere[3] + swing + (closing + arm) * half + MAX_BEAM_OFFSET;
        double[] local = toSensor(model.columns() / 2, sphere[0], sphere[1], sphere[2]);
        double flat = Math.sqrt(square(local[0]) + square(local[1]));
        double far = Math.sqrt(square(flat) + square(local[2]));
        if (far - radius > model.range().maxMetres()) {
            return;
        }
        double egoTurn = Math.abs(ego.yawRate()) * half;
        double sideways = flat > radius ? Math.asin(radius / flat) + egoTurn : Math.PI;
        double halfHeight = far > radius ? Math.asin(radius / far) + egoTurn : Math.PI;
        double azimuth = Math.atan2(local[1], local[0]);
        double elevation = Math.atan2(local[2], flat);
        for (int ring = 0; ring < model.beams().size(); ring++) {
            Beam beam = model.beams().get(ring);
            if (Math.abs(beam.elevation() - elevation) <= halfHeight) {
                markRing(index, ring, azimuth - beam.azimuthOffset(), sideways, alone);
            }
        }
    }

    private void markRing(int index, int ring, double azimuth, double sideways, BitSet alone) {
        int columns = caster.model().columns();
        double step = 2 * Math.PI / columns;
        int middle = (int) Math.rint((azimuth - ColumnDirections.azimuth(caster.model(), 0)) / step);
        middle = caster.model().clockwise() ? -middle : middle;
        int reach = Math.min(columns / 2, (int) Math.ceil(sideways / step) + 1);
        for (int offset = -reach; offset <= reach; offset++) {
            int column = Math.floorMod(middle + offset, columns);
            if (meets(index, ring, column)) {
                alone.set(ring * columns + column);
            }
        }
    }

    private boolean meets(int index, int ring, int column) {
        LidarModel model = caster.model();
        Beam beam = model.beams().get(ring);
        directions.direction(ring, column, 0, to);
        double[] m = track.world;
        int at = column * SensorTrack.MATRIX;
        double up = beam.heightOffset();
        return world.castAlone(
                index,
                m[at + 3] + m[at + 2] * up,
                m[at + 7] + m[at + 6] * up,
                m[at + 11] + m[at + 10] * up,
                m[at] * to[0] + m[at + 1] * to[1] + m[at + 2] * to[2],
                m[at + 4] * to[0] + m[at + 5] * to[1] + m[at + 6] * to[2],
                m[at + 8] * to[0] + m[at + 9] * to[1] + m[at + 10] * to[2],
                model.range().minMetres(),
                model.range().maxMetres(),
                track.times[column],
                hit);
    }

    /** Centre (world, at the reference time) and radius of a bounding sphere of the instance. */
    private static double[] sphere(Instance instance) {
        float[] box = instance.shape().bounds();
        double x = (box[0] + box[1]) / 2.0;
        double y = (box[2] + box[3]) / 2.0;
        double z = (box[4] + box[5]) / 2.0;
        double[] r = instance.pose().rotation();
        double radius = Math.hypot(Math.hypot(box[1] - box[0], box[3] - box[2]), box[5] - box[4]) / 2;
        return new double[] {
            instance.pose().x() + r[0] * x + r[1] * y + r[2] * z,
            instance.pose().y() + r[3] * x + r[4] * y + r[5] * z,
            instance.pose().z() + r[6] * x + r[7] * y + r[8] * z,
            radius
        };
    }

    private static double square(double value) {
        return value * value;
    }

    private double[] toSensor(int column, double x, double y, double z) {
        double[] m = track.world;
        int at = column * SensorTrack.MATRIX;
        double dx = x - m[at + 3];
        double dy = y - m[at + 7];
        double dz = z - m[at + 11];
        return new double[] {
            m[at] * dx + m[at + 4] * dy + m[at + 8] * dz,
            m[at + 1] * dx + m[at + 5] * dy + m[at + 9] * dz,
            m[at + 2] * dx + m[at + 6] * dy + m[at + 10] * dz
        };
    }
}

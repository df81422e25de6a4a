package io.foresight.sim.lidar;

import io.foresight.sim.raycast.Hit;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.PolarView;
import io.foresight.sim.raycast.RayHash;
import java.util.ArrayList;
import java.util.List;

/** Casts adjacent rings (one thread's share of a sweep) and collects their points. */
final class RingCaster {
    /** Maximum number of glass panes that a beam passes: both sides of two cars. */
    private static final int MAX_PANES = 4;

    private static final double PAST_SURFACE = 2e-3;
    /** Surfaces nearer to the sensor's origin than this are ignored (its own housing). */
    private static final double SENSOR_HOUSING = 0.05;
    /** Number of columns cast for all rings before the next block: they hit the same bodies, which then stay in the cache. */
    private static final int BLOCK = 8;

    private final LidarModel model;
    private final PolarView view;
    private final SensorTrack track;
    private final SweepSettings settings;
    private final ColumnDirections directions;
    private final double[] to = new double[3];
    private final Hit hit = new Hit();
    private final ReachedRays reached = new ReachedRays();
    private final List<RingPoints> points = new ArrayList<>();

    // the return of the current ray, if there is one
    private double returnMetres;
    private double returnReflectance;
    private int returnObject;

    RingCaster(LidarModel model, PolarView view, SensorTrack track, SweepSettings settings) {
        this.model = model;
        this.view = view;
        this.track = track;
        this.settings = settings;
        directions = new ColumnDirections(model);
    }

    void cast(int fromRing, int toRing) {
        long[] ringSeeds = new long[toRing - fromRing];
        for (int i = 0; i < ringSeeds.length; i++) {
            ringSeeds[i] = RayHash.mix(settings.seed(), fromRing + i);
            points.add(new RingPoints());
        }
        for (int block = 0; block < model.columns(); block += BLOCK) {
            int end = Math.min(block + BLOCK, model.columns());
            for (int ring = fromRing; ring < toRing; ring++) {
                for (int column = block; column < end; column++) {
                    castRay(ring, column, RayHash.mix(ringSeeds[ring - fromRing], column), points.get(ring - fromRing));
                }
            }
        }
    }

    private void castRay(int ring, int column, long seed, RingPoints out) {
        Beam beam = model.beams().get(ring);
        directions.direction(ring, column, model.azimuthJitter() * RayHash.bell(seed, 0), to);
        if (settings.shadow().isPresent() && settings.shadow().get().takes(to[0], to[1], beam.elevation())) {
            return;
        }
        double[] matrix = track.world;
        int at = column * SensorTrack.MATRIX;
        double up = beam.heightOffset();
        double ox = matrix[at + 3] + matrix[at + 2] * up;
        double oy = matrix[at + 7] + matrix[at + 6] * up;
        double oz = matrix[at + 11] + matrix[at + 10] * up;
        double dx = matrix[at] * to[0] + matrix[at + 1] * to[1] + matrix[at + 2] * to[2];
        double dy = matrix[at + 4] * to[0] + matrix[at + 5] * to[1] + matrix[at + 6] * to[2];
        double dz = matrix[at + 8] * to[0] + matrix[at + 9] * to[1] + matrix[at + 10] * to[2];
        if (!returned(beam, ox, oy, oz, dx, dy, dz, track.times[column], seed)) {
            return;
        }
        double measured = model.range().measured(returnMetres, RayHash.bell(seed, 2));
        double reading = model.intensity()
                .read(returnReflectance, returnMetres, beam.dimming(), RayHash.bell(seed, 3), RayHash.bell(seed, 4));
        double x = to[0] * measured;
        double y = to[1] * measured;
        double z = to[2] * measured + up;
        double time = track.times[column] + beam.timeOffset();
        if (settings.compensated()) {
            double[] m = track.reference;
            out.add(
                    m[at] * x + m[at + 1] * y + m[at + 2] * z + m[at + 3],
                    m[at + 4] * x + m[at + 5] * y + m[at + 6] * z + m[at + 7],
                    m[at + 8] * x + m[at + 9] * y + m[at + 10] * z + m[at + 11],
                    reading,
                    time,
                    returnObject);
        } else {
            out.add(x, y, z, reading, time, returnObject);
        }
    }

    /** Follows the beam through glass to its end; the strongest return is used, if the sensor detects it. */
    private boolean returned(
            Beam beam, double ox, double oy, double oz, double dx, double dy, double dz, double time, long seed) {
        RangeResponse range = model.range();
        double passed = SENSOR_HOUSING;
        double power = beam.gain();
        double strongest = 0;
        int lastObject = -1;
        for (int pane = 0; pane <= MAX_PANES; pane++) {
            if (!view.cast(ox, oy, oz, dx, dy, dz, passed, range.maxMetres(), time, seed, hit)) {
                break;
            }
            if (hit.objectId() != lastObject) {
                lastObject = hit.objectId();
                reached.add(lastObject);
            }
            Material material = hit.material();
            double metres = hit.distance();
            double reflectance = power * material.reflectance(hit.cosIncidence());
            double received = reflectance / (metres * metres);
            if (received > strongest) {
                strongest = received;
                returnMetres = metres;
                returnReflectance = reflectance;
                returnObject = lastObject;
            }
            if (material.transmission() == 0) {
                break;
            }
            power *= material.transmission() * material.transmission();
            passed = metres + PAST_SURFACE;
        }
        return strongest > 0
                && returnMetres >= range.minMetres()
                && RayHash.uniform(seed, 1) < range.detection(returnReflectance, returnMetres);
    }

    /** Joins the shares of one sweep, in order. */
    static LidarReturns join(List<RingCaster> shares) {
        List<RingPoints> all = new ArrayList<>();
        ReachedRays reached = new ReachedRays();
        for (RingCaster share : shares) {
            all.addAll(share.points);
            reached.addAll(share.reached);
        }
        return RingPoints.join(all, reached);
    }
}

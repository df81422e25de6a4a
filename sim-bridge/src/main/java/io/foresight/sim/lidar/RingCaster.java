package io.foresight.sim.lidar;

import io.foresight.sim.raycast.Hit;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.PolarView;
import io.foresight.sim.raycast.RayHash;
import java.util.Arrays;
import java.util.List;

/** Casts whole rings, one thread's share of a sweep, and gathers their points. */
final class RingCaster {
    /** Panes that a beam goes through before it is given up: both sides of a car, twice. */
    private static final int MAX_PANES = 4;

    private static final double PAST_SURFACE = 2e-3;
    /** How far before the sensor's origin surfaces are passed by. */
    private static final double SENSOR_HOUSING = 0.05;

    private final LidarModel model;
    private final PolarView view;
    private final SensorTrack track;
    private final SweepSettings settings;
    private final ColumnDirections directions;
    private final Hit hit = new Hit();
    private final ReachedRays reached = new ReachedRays();
    private float[] xyzi = new float[4 * 4096];
    private float[] times = new float[4096];
    private short[] rings = new short[4096];
    private int[] objectIds = new int[4096];
    private int size;

    // The return that the current ray gives, if any.
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

    void castRing(int ring, long ringSeed) {
        Beam beam = model.beams().get(ring);
        double[] to = new double[3];
        double[] matrix = track.world;
        for (int column = 0; column < model.columns(); column++) {
            long seed = RayHash.mix(ringSeed, column);
            double jitter = model.azimuthJitter() * RayHash.bell(seed, 0);
            directions.direction(ring, column, jitter, to);
            if (settings.shadow().isPresent()
                    && settings.shadow().get().takes(Math.atan2(to[1], to[0]), beam.elevation())) {
                continue;
            }
            int at = column * SensorTrack.MATRIX;
            double up = beam.heightOffset();
            double ox = matrix[at + 3] + matrix[at + 2] * up;
            double oy = matrix[at + 7] + matrix[at + 6] * up;
            double oz = matrix[at + 11] + matrix[at + 10] * up;
            double dx = matrix[at] * to[0] + matrix[at + 1] * to[1] + matrix[at + 2] * to[2];
            double dy = matrix[at + 4] * to[0] + matrix[at + 5] * to[1] + matrix[at + 6] * to[2];
            double dz = matrix[at + 8] * to[0] + matrix[at + 9] * to[1] + matrix[at + 10] * to[2];
            if (returned(beam, ox, oy, oz, dx, dy, dz, track.times[column], seed)) {
                double measured = model.range().measured(returnMetres, RayHash.bell(seed, 2));
                double reading = model.intensity()
                        .read(
                                returnReflectance,
                                returnMetres,
                                beam.dimming(),
                                RayHash.bell(seed, 3),
                                RayHash.bell(seed, 4));
                add(to, up, measured, reading, ring, column, beam);
            }
        }
    }

    /** Follows the beam through glass to where it ends; the strongest of its returns counts, if the sensor detects it. */
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

    private void add(double[] to, double up, double metres, double reading, int ring, int column, Beam beam) {
        if (size == rings.length) {
            grow();
        }
        double x = to[0] * metres;
        double y = to[1] * metres;
        double z = to[2] * metres + up;
        if (settings.compensated()) {
            double[] m = track.reference;
            int at = column * SensorTrack.MATRIX;
            double rx = m[at] * x + m[at + 1] * y + m[at + 2] * z + m[at + 3];
            double ry = m[at + 4] * x + m[at + 5] * y + m[at + 6] * z + m[at + 7];
            z = m[at + 8] * x + m[at + 9] * y + m[at + 10] * z + m[at + 11];
            x = rx;
            y = ry;
        }
        xyzi[4 * size] = (float) x;
        xyzi[4 * size + 1] = (float) y;
        xyzi[4 * size + 2] = (float) z;
        xyzi[4 * size + 3] = (float) reading;
        times[size] = (float) (track.times[column] + beam.timeOffset());
        rings[size] = (short) ring;
        objectIds[size++] = returnObject;
    }

    private void grow() {
        int room = 2 * rings.length;
        xyzi = Arrays.copyOf(xyzi, 4 * room);
        times = Arrays.copyOf(times, room);
        rings = Arrays.copyOf(rings, room);
        objectIds = Arrays.copyOf(objectIds, room);
    }

    /** One sweep of several shares, in their order. */
    static Sweep join(List<RingCaster> parts) {
        int total = parts.stream().mapToInt(part -> part.size).sum();
        float[] xyzi = new float[4 * total];
        float[] times = new float[total];
        short[] rings = new short[total];
        int[] objectIds = new int[total];
        ReachedRays reached = new ReachedRays();
        int at = 0;
        for (RingCaster part : parts) {
            System.arraycopy(part.xyzi, 0, xyzi, 4 * at, 4 * part.size);
            System.arraycopy(part.times, 0, times, at, part.size);
            System.arraycopy(part.rings, 0, rings, at, part.size);
            System.arraycopy(part.objectIds, 0, objectIds, at, part.size);
            reached.addAll(part.reached);
            at += part.size;
        }
        return new Sweep(xyzi, times, rings, objectIds, reached);
    }
}

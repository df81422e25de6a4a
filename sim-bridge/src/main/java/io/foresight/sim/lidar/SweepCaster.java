package io.foresight.sim.lidar;

import io.foresight.sim.raycast.PolarView;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Simulates sweeps of a LiDAR on a vehicle. Every ray starts at its own time, from the sensor's pose at that time, within half a revolution
 * before and after the reference time. Each revolution starts at the rear, so that forward is scanned at the reference time.
 *
 * <p>Rings are independent of each other and every random value is a hash of seed, ring and column, so the number of threads does not
 * change the result.
 */
public final class SweepCaster {
    private final LidarModel model;
    private final RigidPose mounting;

    /**
     * @param model the sensor; use {@link LidarModel#unit} for an individual unit
     * @param mounting pose of the sensor in the ego frame (on the ground under the rear axle), metres and radians
     */
    public SweepCaster(LidarModel model, RigidPose mounting) {
        this.model = model;
        this.mounting = mounting;
    }

    /** The sensor. */
    public LidarModel model() {
        return model;
    }

    /** Pose of the sensor in the ego frame. */
    public RigidPose mounting() {
        return mounting;
    }

    /**
     * Simulates one sweep.
     *
     * @param world whose {@link World#halfSpanSeconds()} is at least half the duration of a revolution
     * @param ego in the world's frame
     * @throws IllegalArgumentException where the world covers a shorter time than the sweep
     */
    public LidarReturns sweep(World world, EgoMotion ego, SweepSettings settings) {
        requireSpan(world);
        SensorTrack track = new SensorTrack(model, ego, mounting);
        PolarView view = track.view(world, model);
        int rings = model.beams().size();
        int threads = Math.min(settings.threads(), rings);
        if (threads == 1) {
            return RingCaster.join(List.of(cast(view, track, settings, 0, rings)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<RingCaster>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int from = rings * part / threads;
                int to = rings * (part + 1) / threads;
                parts.add(pool.submit(() -> cast(view, track, settings, from, to)));
            }
            List<RingCaster> done = new ArrayList<>();
            for (Future<RingCaster> part : parts) {
                done.add(part.get());
            }
            return RingCaster.join(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while casting a sweep", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "casting a sweep failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private RingCaster cast(PolarView view, SensorTrack track, SweepSettings settings, int fromRing, int toRing) {
        RingCaster caster = new RingCaster(model, view, track, settings);
        caster.cast(fromRing, toRing);
        return caster;
    }

    private void requireSpan(World world) {
        if (world.halfSpanSeconds() + 1e-9 < model.halfPeriodSeconds()) {
            throw new IllegalArgumentException("the world covers " + world.halfSpanSeconds()
                    + " s before and after the reference time, but half a revolution lasts " + model.halfPeriodSeconds()
                    + " s");
        }
    }
}

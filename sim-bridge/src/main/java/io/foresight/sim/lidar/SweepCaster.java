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
 * A LiDAR on a vehicle. Takes sweeps of a world: every ray leaves at its own moment, from where the sensor is then, half a turn either
 * side of the reference moment; the sensor starts each turn looking backwards, so that forward falls on the reference moment.
 *
 * <p>Rings are independent of each other and every draw is a hash of seed, ring and column, so threads do not change the result.
 */
public final class SweepCaster {
    private final LidarModel model;
    private final RigidPose mounting;

    /**
     * @param model the sensor; give {@link LidarModel#unit} for one off the production line
     * @param mounting of the sensor in the ego frame (on the ground under the rear axle), metres and radians
     */
    public SweepCaster(LidarModel model, RigidPose mounting) {
        this.model = model;
        this.mounting = mounting;
    }

    /** The sensor. */
    public LidarModel model() {
        return model;
    }

    /** Where the sensor sits in the ego frame. */
    public RigidPose mounting() {
        return mounting;
    }

    /**
     * Takes one sweep.
     *
     * @param world whose {@link World#halfSpanSeconds()} is at least half of the model's turn
     * @param ego in the world's frame
     * @throws IllegalArgumentException where the world does not last as long as the sweep
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
            throw new IllegalStateException("interrupted while a sweep was cast", e);
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
            throw new IllegalArgumentException("the world holds for " + world.halfSpanSeconds()
                    + " s either side of the reference moment, but half a turn lasts " + model.halfPeriodSeconds()
                    + " s");
        }
    }
}

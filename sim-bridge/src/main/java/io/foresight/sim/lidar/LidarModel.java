package io.foresight.sim.lidar;

import io.foresight.sim.raycast.RayHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A rotating LiDAR: its beams, rotation and response to returns. {@link LidarModels} defines real ones.
 *
 * @param name lower case, as on the command line
 * @param beams from top to bottom; the index is the ring number
 * @param columns firings per revolution
 * @param periodSeconds duration of a revolution
 * @param clockwise direction of rotation seen from above
 * @param range range limits and detection
 * @param intensity the sensor's intensity scale
 * @param azimuthJitter standard deviation of a firing's azimuth, radians
 * @param spread deviation of individual units from the model, see {@link #unit}
 */
public record LidarModel(
        String name,
        List<Beam> beams,
        int columns,
        double periodSeconds,
        boolean clockwise,
        RangeResponse range,
        IntensityResponse intensity,
        double azimuthJitter,
        UnitSpread spread) {
    private static final int MAX_BEAMS = 1024;
    private static final int MAX_COLUMNS = 65536;

    public LidarModel {
        beams = List.copyOf(beams);
        if (beams.isEmpty() || beams.size() > MAX_BEAMS || columns < 1 || columns > MAX_COLUMNS) {
            throw new IllegalArgumentException("a LiDAR has 1 to " + MAX_BEAMS + " beams and 1 to " + MAX_COLUMNS
                    + " columns, got " + beams.size() + " and " + columns);
        }
        if (!(periodSeconds > 0 && periodSeconds <= 10)) {
            throw new IllegalArgumentException("a turn must last (0, 10] s, got " + periodSeconds + " s");
        }
        if (!(azimuthJitter >= 0 && azimuthJitter < 0.1)) {
            throw new IllegalArgumentException("azimuth jitter must be [0, 0.1) rad, got " + azimuthJitter);
        }
    }

    /** Rays per revolution. */
    public int rays() {
        return beams.size() * columns;
    }

    /** Half the duration of a revolution, seconds: the largest time offset of a ray. */
    public double halfPeriodSeconds() {
        return periodSeconds / 2;
    }

    /**
     * One individual unit: elevations, gains and readings of its beams deviate randomly from the table as in real units. The same seed
     * gives the same unit. Beams stay in order from the top.
     */
    public LidarModel unit(long seed) {
        List<Beam> strayed = new ArrayList<>(beams.size());
        double above = Math.PI / 2;
        for (int i = 0; i < beams.size(); i++) {
            Beam beam = beams.get(i);
            double below = i + 1 < beams.size() ? beams.get(i + 1).elevation() : -Math.PI / 2;
            double room = 0.45 * Math.min(above - beam.elevation(), beam.elevation() - below);
            double stray = spread.elevation() * RayHash.bell(seed, 3L * i);
            double elevation = beam.elevation() + Math.max(-room, Math.min(room, stray));
            double gain = beam.gain() * Math.exp(spread.gain() * RayHash.bell(seed, 3L * i + 1));
            double dim = Math.max(0, RayHash.bell(seed, 3L * i + 2));
            double dimming = beam.dimming() + spread.dimming() * dim * dim;
            strayed.add(
                    new Beam(elevation, beam.azimuthOffset(), beam.heightOffset(), beam.timeOffset(), gain, dimming));
            above = beam.elevation();
        }
        return new LidarModel(
                name, strayed, columns, periodSeconds, clockwise, range, intensity, azimuthJitter, spread);
    }
}

package io.foresight.sim.lidar;

/** Directions of the beams of each firing, in the sensor's frame. */
public final class ColumnDirections {
    private final double[] cos;
    private final double[] sin;
    private final double[] level;
    private final double[] up;
    private final double[] ahead;
    private final double[] beside;

    /** Precomputes the directions of every firing and beam of a model. */
    public ColumnDirections(LidarModel model) {
        int columns = model.columns();
        cos = new double[columns];
        sin = new double[columns];
        for (int column = 0; column < columns; column++) {
            double azimuth = azimuth(model, column);
            cos[column] = Math.cos(azimuth);
            sin[column] = Math.sin(azimuth);
        }
        int rings = model.beams().size();
        level = new double[rings];
        up = new double[rings];
        ahead = new double[rings];
        beside = new double[rings];
        for (int ring = 0; ring < rings; ring++) {
            Beam beam = model.beams().get(ring);
            level[ring] = Math.cos(beam.elevation());
            up[ring] = Math.sin(beam.elevation());
            ahead[ring] = Math.cos(beam.azimuthOffset());
            beside[ring] = Math.sin(beam.azimuthOffset());
        }
    }

    /** Nominal azimuth of a firing, radians: a revolution starts at the rear, forward is at its middle. */
    static double azimuth(LidarModel model, int column) {
        double turn = 2 * Math.PI * ((column + 0.5) / model.columns()) - Math.PI;
        return model.clockwise() ? -turn : turn;
    }

    /** Unit vector of a ray, rotated {@code jitter} radians (small) to the left of its nominal direction. */
    public void direction(int ring, int column, double jitter, double[] out) {
        double x = cos[column] * ahead[ring] - sin[column] * beside[ring];
        double y = sin[column] * ahead[ring] + cos[column] * beside[ring];
        out[0] = (x - jitter * y) * level[ring]; // first order: jitter is below 1e-3
        out[1] = (y + jitter * x) * level[ring];
        out[2] = up[ring];
    }
}

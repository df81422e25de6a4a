package io.foresight.perception.anchor;

/**
 * The space that the network sees, cut into pillars of its whole height.
 *
 * <pre>
 *   column 0 is x = minX, row 0 is y = minY; cell = row * columns + column
 * </pre>
 *
 * @param minX metres in the LiDAR's frame, as the other bounds; points must lie strictly inside
 * @param pillarX metres, must divide {@code maxX - minX}
 * @param pillarY metres, must divide {@code maxY - minY}
 * @param maxPillars points of later pillars are dropped
 * @param pointsPerPillar later points of a pillar are dropped
 */
public record PillarVolume(
        double minX,
        double minY,
        double minZ,
        double maxX,
        double maxY,
        double maxZ,
        double pillarX,
        double pillarY,
        int maxPillars,
        int pointsPerPillar) {
    private static final double FARTHEST = 1000; // metres
    private static final int MOST_CELLS = 1 << 22;
    private static final int MOST_PILLARS = 1_000_000;
    private static final int MOST_POINTS = 1000;

    public PillarVolume {
        requireInterval("x", minX, maxX);
        requireInterval("y", minY, maxY);
        requireInterval("z", minZ, maxZ);
        int columns = cells("pillarX", pillarX, maxX - minX);
        int rows = cells("pillarY", pillarY, maxY - minY);
        if ((long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "a grid has at most " + MOST_CELLS + " pillars, got " + columns + " x " + rows);
        }
        Limits.requireWithin("maxPillars", maxPillars, MOST_PILLARS);
        Limits.requireWithin("pointsPerPillar", pointsPerPillar, MOST_POINTS);
        Limits.requireWithin("maxPillars times pointsPerPillar", (long) maxPillars * pointsPerPillar, 1 << 26);
    }

    /** Pillars along x. */
    public int columns() {
        return cells("pillarX", pillarX, maxX - minX);
    }

    /** Pillars along y. */
    public int rows() {
        return cells("pillarY", pillarY, maxY - minY);
    }

    /** Largest distance along x or y that is seen, metres. */
    public double rangeMetres() {
        return Math.max(Math.max(-minX, maxX), Math.max(-minY, maxY));
    }

    private static int cells(String what, double size, double side) {
        double cells = side / size;
        if (!(size > 0) || !(cells <= MOST_CELLS) || Math.abs(cells - Math.rint(cells)) > 1e-6 * cells || cells < 1) {
            throw new IllegalArgumentException(
                    what + " must divide the volume's side of " + side + " m, got " + size + " m");
        }
        return (int) Math.rint(cells);
    }

    private static void requireInterval(String axis, double low, double high) {
        if (!(low < high && low >= -FARTHEST && high <= FARTHEST)) {
            throw new IllegalArgumentException("the volume's " + axis + " must rise within " + FARTHEST
                    + " m of the sensor, got " + low + " to " + high + " m");
        }
    }
}

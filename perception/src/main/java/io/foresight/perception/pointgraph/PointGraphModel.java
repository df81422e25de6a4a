package io.foresight.perception.pointgraph;

/**
 * All of a Point-GNN for cars but its weights (Shi and Rajkumar, Point-GNN, 2020, {@code car_auto_T1}). Metres, in the camera's frame.
 *
 * @param voxel side of the cells of which each gives one vertex
 * @param pointRadius from a vertex to the points that it is described by
 * @param vertexRadius from a vertex to the vertices that it listens to
 * @param length that the head's corrections are relative to, as are height and width
 * @param leastProbability of a vertex's class for its box to be looked at, above 0
 * @param mergeOverlap boxes that overlap by more in 3D are merged
 * @param mostHidden a box of which a larger share lies outside of the image is dropped
 */
public record PointGraphModel(
        double voxel,
        double pointRadius,
        double vertexRadius,
        double length,
        double height,
        double width,
        double leastProbability,
        double mergeOverlap,
        double mostHidden) {
    private static final double LARGEST = 100; // metres

    /** The values of the reference's configuration {@code car_auto_T1_train}. */
    public static final PointGraphModel CAR = new PointGraphModel(0.4, 1.0, 4.0, 3.88, 1.5, 1.63, 0.25, 0.01, 0.4);

    public PointGraphModel {
        for (double metres : new double[] {voxel, pointRadius, vertexRadius, length, height, width}) {
            if (!(metres > 0 && metres <= LARGEST)) {
                throw new IllegalArgumentException(
                        "voxel, radii and sizes must be in (0, " + LARGEST + "] m, got " + metres);
            }
        }
        if (pointRadius < Math.sqrt(3) * voxel) {
            throw new IllegalArgumentException("pointRadius must be at least sqrt(3) times voxel, got " + pointRadius
                    + " and " + voxel + " m: a vertex would not be among its own points");
        }
        for (double share : new double[] {leastProbability, mergeOverlap, mostHidden}) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "leastProbability, mergeOverlap and mostHidden must be in (0, 1), got " + share);
            }
        }
    }
}

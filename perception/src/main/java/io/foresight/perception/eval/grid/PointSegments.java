package io.foresight.perception.eval.grid;

/**
 * What each point of a sweep belongs to. The arrays are not copied and not to be written.
 *
 * @param classes by point
 * @param instances by point; any numbers, those of one class and instance are one segment
 */
public record PointSegments(int[] classes, int[] instances) {
    public PointSegments {
        if (classes.length != instances.length) {
            throw new IllegalArgumentException(
                    classes.length + " points with a class need as many instances, got " + instances.length);
        }
    }
}

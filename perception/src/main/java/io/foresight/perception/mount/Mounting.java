package io.foresight.perception.mount;

/**
 * Heights of the sensor above the ground for which a model is made.
 *
 * @param lowest metres
 * @param highest metres
 */
public record Mounting(double lowest, double highest) {
    private static final double TOLERANCE =
            0.15; // metres: what the estimate of the ground may be off, and roads are crowned

    public Mounting {
        if (!(lowest > -100 && lowest <= highest && highest < 100)) {
            throw new IllegalArgumentException(
                    "mounting heights must be ordered and within 100 m, got " + lowest + " to " + highest + " m");
        }
    }

    /** Whether the height is one that the model knows. */
    boolean contains(double height) {
        return height >= lowest - TOLERANCE && height <= highest + TOLERANCE;
    }

    /** The height in the middle, metres. */
    double nominal() {
        return (lowest + highest) / 2;
    }
}

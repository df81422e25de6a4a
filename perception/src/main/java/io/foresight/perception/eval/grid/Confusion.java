package io.foresight.perception.eval.grid;

/** How often each class was predicted where each class is. Not thread-safe. */
public final class Confusion {
    private final int classes;
    private final long[] counts; // [truth * classes + prediction]

    /** All zero. */
    public Confusion(int classes) {
        this.classes = classes;
        counts = new long[classes * classes];
    }

    /** Counts one place. Both must be of the classes. */
    public void add(int truth, int prediction) {
        counts[truth * classes + prediction]++;
    }

    /** Adds what another one of as many classes has counted. */
    public void add(Confusion other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** How often {@code prediction} was predicted where {@code truth} is. */
    public long count(int truth, int prediction) {
        return counts[truth * classes + prediction];
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** Places of that class. */
    public long labels(int of) {
        long sum = 0;
        for (int prediction = 0; prediction < classes; prediction++) {
            sum += count(of, prediction);
        }
        return sum;
    }

    /** Places where that class was predicted. */
    public long predictions(int of) {
        long sum = 0;
        for (int truth = 0; truth < classes; truth++) {
            sum += count(truth, of);
        }
        return sum;
    }

    /** Intersection over union, [0, 1]; NaN where the class neither is nor was predicted anywhere. */
    public double iou(int of) {
        return (double) count(of, of) / (labels(of) + predictions(of) - count(of, of));
    }
}

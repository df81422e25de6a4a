package io.foresight.perception.eval.av2;

import io.foresight.perception.eval.Interpolation;

/** Average precision by Pascal VOC's rule: at each recall the highest precision of this or a higher recall. */
final class AveragePrecision {
    private static final double EPSILON = 1e-10; // of the kit, against a division by 0

    private AveragePrecision() {}

    /**
     * [0, 1].
     *
     * @param right whether each detection matches, by falling score
     * @param labels at least 1
     * @param samples number of recalls from 0 to 1 that are averaged over
     */
    static double of(boolean[] right, int labels, int samples) {
        if (right.length == 0) {
            return 0;
        }
        double[] precision = new double[right.length];
        double[] recall = new double[right.length];
        int found = 0;
        for (int i = 0; i < right.length; i++) {
            found += right[i] ? 1 : 0;
            precision[i] = found / (i + 1 + EPSILON);
            recall[i] = (double) found / labels;
        }
        for (int i = right.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        double sum = 0;
        for (double at : Interpolation.steps(0, 1, samples)) {
            sum += Interpolation.at(at, recall, precision, precision[0], 0);
        }
        return sum / samples;
    }
}

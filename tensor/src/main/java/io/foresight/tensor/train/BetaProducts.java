package io.foresight.tensor.train;

/**
 * Running products of AdamW's two decays, for its bias corrections: since the first one may follow the schedule, a power
 * would not do.
 */
final class BetaProducts {
    private double first = 1;
    private double second = 1;

    void advance(double beta1, double beta2) {
        first *= beta1;
        second *= beta2;
    }

    void restore(double ofBeta1, double ofBeta2) {
        first = ofBeta1;
        second = ofBeta2;
    }

    double ofBeta1() {
        return first;
    }

    double ofBeta2() {
        return second;
    }

    /** Learning rate over the first moment's correction. */
    double corrected(double learningRate) {
        return learningRate / (1 - first);
    }

    /** Factor that corrects the root of the second moment. */
    double rootCorrection() {
        return 1 / Math.sqrt(1 - second);
    }
}

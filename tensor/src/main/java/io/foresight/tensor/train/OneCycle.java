package io.foresight.tensor.train;

/**
 * The one-cycle policy of Smith and Topin, "Super-Convergence" (2018), section 3, with cosine flanks instead of straight ones: the rate climbs from
 * peak/startDivisor to the peak during the warm-up and falls to peak/finalDivisor at the last step, while the first-moment decay goes the other way.
 * A pure function of the step, so a resumed run needs no state of it.
 */
record OneCycle(
        long steps,
        double peak,
        double warmupShare,
        double startDivisor,
        double finalDivisor,
        double beta1,
        double beta1AtPeak) {

    /** Steps before the peak; step {@code warmupSteps()} has the peak rate itself. */
    long warmupSteps() {
        return Math.min(Math.round(warmupShare * steps), steps - 1);
    }

    double learningRate(long step) {
        return step < warmupSteps()
                ? between(peak / startDivisor, peak, climb(step))
                : between(peak, peak / finalDivisor, fall(step));
    }

    double beta1(long step) {
        return step < warmupSteps()
                ? between(beta1, beta1AtPeak, climb(step))
                : between(beta1AtPeak, beta1, fall(step));
    }

    private double climb(long step) {
        return (double) step / warmupSteps();
    }

    private double fall(long step) {
        long span = steps - 1 - warmupSteps();
        return span == 0 ? 0 : Math.min(1, (double) (step - warmupSteps()) / span);
    }

    private static double between(double from, double to, double share) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * share));
    }
}

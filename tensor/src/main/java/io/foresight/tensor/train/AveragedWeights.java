package io.foresight.tensor.train;

/**
 * Exponential moving average of parameters and buffers (Polyak and Juditsky 1992, in the exponential form). While the run is young the decay is
 * min(decay, (1 + t) / (10 + t)) at update t, so that the random initial weights are soon forgotten.
 */
final class AveragedWeights {
    private final double decay;
    final float[] parameters;
    final float[] buffers;

    AveragedWeights(double decay, float[] parameters, float[] buffers) {
        this.decay = decay;
        this.parameters = parameters.clone();
        this.buffers = buffers.clone();
    }

    static double decayAt(double decay, long update) {
        return Math.min(decay, (1.0 + update) / (10.0 + update));
    }

    /** Takes in the weights after update {@code update}, counted from 0. */
    void update(long update, float[] newParameters, float[] newBuffers) {
        float share = decay == 0 ? 1 : (float) (1 - decayAt(decay, update));
        blend(parameters, newParameters, share);
        blend(buffers, newBuffers, share);
    }

    private static void blend(float[] average, float[] latest, float share) {
        if (share == 1) {
            System.arraycopy(latest, 0, average, 0, average.length);
            return;
        }
        for (int i = 0; i < average.length; i++) {
            average[i] += share * (latest[i] - average[i]);
        }
    }
}

package io.foresight.perception.eval.nuscenes;

import java.util.List;

/**
 * The mean of numbers, added up in the order in which NumPy adds: in eight interleaved sums, halves of long lists apart. Track scores are
 * compared with thresholds that were made of them, so the last bit decides.
 */
final class PairwiseMean {
    private static final int LANES = 8;
    private static final int BLOCK = 128;

    private PairwiseMean() {}

    static double of(List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        return sum(numbers, 0, numbers.length) / numbers.length;
    }

    private static double sum(double[] numbers, int from, int count) {
        if (count < LANES) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += numbers[from + i];
            }
            return sum;
        }
        if (count > BLOCK) {
            int half = count / 2 - count / 2 % LANES;
            return sum(numbers, from, half) + sum(numbers, from + half, count - half);
        }
        double[] lanes = new double[LANES];
        System.arraycopy(numbers, from, lanes, 0, LANES);
        int i = LANES;
        for (; i < count - count % LANES; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += numbers[from + i + lane];
            }
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (; i < count; i++) {
            sum += numbers[from + i];
        }
        return sum;
    }
}

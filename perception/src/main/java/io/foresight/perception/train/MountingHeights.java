package io.foresight.perception.train;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.mount.GroundFinder;
import io.foresight.perception.mount.Mounting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures how high above the ground the sensors of training sweeps were, which a model then expects of the sweeps it gets. */
final class MountingHeights {
    private static final int SWEEPS = 200; // of each dataset, spread evenly
    private static final double TAIL = 0.01; // share of the estimates left out at either end

    private MountingHeights() {}

    /**
     * The heights of the datasets' sensors.
     *
     * @param lift metres by which augmentation moves sweeps up or down
     * @return empty when the ground was found in no sweep
     */
    static Optional<Mounting> of(List<Dataset> datasets, double lift) throws IOException {
        List<Double> found = new ArrayList<>();
        for (Dataset dataset : datasets) {
            int total = dataset.frameIds().size();
            int taken = Math.min(SWEEPS, total);
            for (int k = 0; k < taken; k++) {
                GroundFinder.find(dataset.readPoints((int) ((long) k * total / taken))
                                .cloud())
                        .filter(Ground::isReliable)
                        .ifPresent(ground -> found.add(-ground.z0()));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        double[] heights = found.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(heights);
        int tail = (int) (TAIL * heights.length);
        return Optional.of(
                new Mounting(rounded(heights[tail] - lift), rounded(heights[heights.length - 1 - tail] + lift)));
    }

    private static double rounded(double metres) {
        return Math.round(metres * 100) / 100.0;
    }
}

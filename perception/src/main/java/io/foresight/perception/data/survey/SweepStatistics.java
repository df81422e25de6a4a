package io.foresight.perception.data.survey;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Statistics of a dataset's sweeps that show how much simulated and real sweeps differ.
 *
 * @param frames number of frames read
 * @param pointsPerFrame mean
 * @param groundShare share of the points that are within 0.2 m of the ground below them (points of 2.5 to 80 m range)
 * @param groundHeightMetres mean height of the ground near the sensor in the sensor's frame: minus the sensor's mounting height
 * @param elevation of the points above the horizontal, degrees: point density by elevation
 * @param range in the ground plane, metres
 * @param height above the ground below, metres
 * @param intensity [0, 1]
 * @param carPoints mean number of points in a labelled car, in range bins of 5 m; empty without labels
 */
public record SweepStatistics(
        String dataset,
        int frames,
        double pointsPerFrame,
        double groundShare,
        double groundHeightMetres,
        Histogram elevation,
        Histogram range,
        Histogram height,
        Histogram intensity,
        List<CarPoints> carPoints) {
    private static final double CAR_STEP_METRES = 5;
    private static final int CAR_STEPS = 12;
    private static final ObjectClass CAR = ObjectClass.named("car");

    public SweepStatistics {
        carPoints = List.copyOf(carPoints);
    }

    /**
     * Points on cars in one range bin.
     *
     * @param fromMetres lower edge of the 5 m bin
     * @param cars number of labelled cars in the bin
     * @param meanPoints in their boxes
     */
    public record CarPoints(double fromMetres, int cars, double meanPoints) {}

    /**
     * Reads up to {@code maxFrames} frames, evenly spread over the dataset.
     *
     * @param progress receives the number of frames done
     */
    public static SweepStatistics collect(Dataset dataset, int maxFrames, IntConsumer progress) throws IOException {
        return collect(dataset, maxFrames, progress, () -> false);
    }

    /** As above; {@code stop} is asked before each frame and ends it with the frames so far. */
    public static SweepStatistics collect(Dataset dataset, int maxFrames, IntConsumer progress, BooleanSupplier stop)
            throws IOException {
        if (maxFrames < 1) {
            throw new IllegalArgumentException("maxFrames must be 1 or more, got " + maxFrames);
        }
        int all = dataset.frameIds().size();
        int frames = Math.min(all, maxFrames);
        Gathering gathering = new Gathering();
        int done = 0;
        while (done < frames && !stop.getAsBoolean()) {
            gathering.add(dataset.read((int) ((long) done * all / frames)));
            done++;
            progress.accept(done);
        }
        return gathering.build(dataset.name(), done);
    }

    private static final class Gathering {
        private static final double GROUND_METRES = 0.2;
        private static final double MIN_RANGE_METRES = 2.5;
        private static final double MAX_RANGE_METRES = 80;

        private final PointCloudValidator gate = new PointCloudValidator(PointLimits.DEFAULT);
        private final Histogram.Builder elevation = new Histogram.Builder(-30, 0.5, 96);
        private final Histogram.Builder range = new Histogram.Builder(0, 2, 40);
        private final Histogram.Builder height = new Histogram.Builder(-1, 0.1, 80);
        private final Histogram.Builder intensity = new Histogram.Builder(0, 1.0 / 32, 33);
        private final ValueRange.Builder points = new ValueRange.Builder();
        private final ValueRange.Builder groundHeight = new ValueRange.Builder();
        private final int[] cars = new int[CAR_STEPS];
        private final long[] pointsOnCars = new long[CAR_STEPS];
        private long inRange;
        private long onGround;

        void add(Sweep sweep) {
            PointCloud cloud = gate.validate(sweep.cloud()).cloud();
            GroundEstimate ground = new GroundEstimate(cloud);
            points.add(cloud.size());
            groundHeight.add(ground.nearHeight());
            for (int i = 0; i < cloud.size(); i++) {
                double x = cloud.x(i);
                double y = cloud.y(i);
                double distance = Math.sqrt(x * x + y * y);
                if (distance >= MIN_RANGE_METRES && distance <= MAX_RANGE_METRES) {
                    double above = cloud.z(i) - ground.at(x, y);
                    elevation.add(Math.toDegrees(Math.atan2(cloud.z(i), distance)));
                    range.add(distance);
                    height.add(above);
                    intensity.add(cloud.intensity(i));
                    inRange++;
                    onGround += Math.abs(above) < GROUND_METRES ? 1 : 0;
                }
            }
            for (LabelledBox label : sweep.labels().boxes()) {
                int step = (int) (label.box().range() / CAR_STEP_METRES);
                if (label.objectClass() == CAR && step < CAR_STEPS) {
                    cars[step]++;
                    pointsOnCars[step] += PointsInBox.count(cloud, label.box());
                }
            }
        }

        SweepStatistics build(String dataset, int frames) {
            List<CarPoints> carPoints = new ArrayList<>();
            for (int step = 0; step < CAR_STEPS; step++) {
                if (cars[step] > 0) {
                    carPoints.add(new CarPoints(
                            step * CAR_STEP_METRES, cars[step], (double) pointsOnCars[step] / cars[step]));
                }
            }
            return new SweepStatistics(
                    dataset,
                    frames,
                    points.build().mean(),
                    inRange == 0 ? 0 : (double) onGround / inRange,
                    groundHeight.build().mean(),
                    elevation.build("elevation", "degrees"),
                    range.build("range", "m"),
                    height.build("height above ground", "m"),
                    intensity.build("intensity", "of full scale"),
                    carPoints);
        }
    }
}

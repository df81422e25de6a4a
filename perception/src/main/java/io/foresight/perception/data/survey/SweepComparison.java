package io.foresight.perception.data.survey;

import java.util.List;

/**
 * Differences between the sweeps of two datasets.
 *
 * @param gaps one for each quantity; distance 0 means equal
 */
public record SweepComparison(SweepStatistics a, SweepStatistics b, List<Gap> gaps) {
    public SweepComparison {
        gaps = List.copyOf(gaps);
    }

    /**
     * The difference in one quantity.
     *
     * @param distance [0, 1]: total variation of a histogram, or |a - b| / max(a, b) of a number; NaN where one dataset has no value
     * @param a the number, or the histogram's mean
     * @param b the same for the other dataset
     */
    public record Gap(String quantity, double distance, double a, double b) {}

    /** Compares two datasets in every quantity. */
    public static SweepComparison of(SweepStatistics a, SweepStatistics b) {
        return new SweepComparison(
                a,
                b,
                List.of(
                        number("points per frame", a.pointsPerFrame(), b.pointsPerFrame()),
                        number("ground share", a.groundShare(), b.groundShare()),
                        number("sensor height [m]", -a.groundHeightMetres(), -b.groundHeightMetres()),
                        histogram(a.elevation(), b.elevation()),
                        histogram(a.range(), b.range()),
                        histogram(a.height(), b.height()),
                        histogram(a.intensity(), b.intensity()),
                        carPoints(a, b)));
    }

    private static Gap number(String quantity, double a, double b) {
        return new Gap(quantity, relative(a, b), a, b);
    }

    private static double relative(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return larger == 0 ? 0 : Math.min(1, Math.abs(a - b) / larger);
    }

    private static Gap histogram(Histogram a, Histogram b) {
        return new Gap(a.quantity() + " [" + a.unit() + "]", a.distance(b), mean(a), mean(b));
    }

    private static double mean(Histogram histogram) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < histogram.shares().size(); i++) {
            sum += histogram.shares().get(i) * (histogram.low() + (i + 0.5) * histogram.step());
            weight += histogram.shares().get(i);
        }
        return sum / weight;
    }

    /**
     * Mean relative difference of the points on a car, over the range bins in which both datasets have cars, with equal weight for each
     * bin.
     */
    private static Gap carPoints(SweepStatistics a, SweepStatistics b) {
        double distance = 0;
        double sumA = 0;
        double sumB = 0;
        int common = 0;
        for (SweepStatistics.CarPoints left : a.carPoints()) {
            for (SweepStatistics.CarPoints right : b.carPoints()) {
                if (left.fromMetres() == right.fromMetres()) {
                    distance += relative(left.meanPoints(), right.meanPoints());
                    sumA += left.meanPoints();
                    sumB += right.meanPoints();
                    common++;
                }
            }
        }
        return new Gap("points on a car", distance / common, sumA / common, sumB / common);
    }
}

package io.foresight.perception.eval.av2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Scores of a detector.
 *
 * @param classes by category, in the order of the settings
 * @param mean over the categories; as in the kit, one without labels counts with an AP of 0 and the worst errors
 */
public record Av2Scores(Map<String, ClassScore> classes, Figures mean) {
    private static final double WORST_SCALE = 1;

    /**
     * Figures of one class.
     *
     * @param labels that count
     * @param detections that count
     * @param apByDistance by matching distance in metres
     */
    public record ClassScore(int labels, int detections, Map<Double, Double> apByDistance, Figures figures) {}

    /**
     * The figures of the benchmark.
     *
     * @param ap average precision over the matching distances, [0, 1]
     * @param ate mean distance of matches, metres
     * @param ase mean of 1 - IoU of the sizes
     * @param aoe mean difference of the headings, radians
     * @param cds composite detection score, [0, 1]
     */
    public record Figures(double ap, double ate, double ase, double aoe, double cds) {}

    /** Scores detections. Sweeps without labels count, too: all detections in them are false. */
    public static Av2Scores of(List<Av2Box> labels, List<Av2Box> detections, Av2Settings settings) {
        Map<String, ClassScore> classes = new LinkedHashMap<>();
        for (String category : settings.categories()) {
            classes.put(category, score(ofClass(labels, category), ofClass(detections, category), settings));
        }
        List<Figures> all = classes.values().stream().map(ClassScore::figures).toList();
        return new Av2Scores(
                classes,
                new Figures(
                        mean(all, Figures::ap),
                        mean(all, Figures::ate),
                        mean(all, Figures::ase),
                        mean(all, Figures::aoe),
                        mean(all, Figures::cds)));
    }

    private static ClassScore score(List<Av2Box> labels, List<Av2Box> detections, Av2Settings settings) {
        Map<Sweep, List<Av2Box>> labelled = bySweep(labels);
        List<SweepMatch.Judged> judged = new ArrayList<>();
        int count = 0;
        for (List<Av2Box> ofSweep : labelled.values()) {
            count += SweepMatch.counted(ofSweep, settings).size();
        }
        for (Map.Entry<Sweep, List<Av2Box>> sweep : bySweep(detections).entrySet()) {
            List<Av2Box> ofSweep = labelled.getOrDefault(sweep.getKey(), List.of());
            judged.addAll(SweepMatch.judge(sweep.getValue(), ofSweep, settings));
        }
        judged.sort(Comparator.comparingDouble(one -> -one.detection().score()));
        Map<Double, Double> ap = new LinkedHashMap<>();
        for (double distance : settings.affinityThresholdsM()) {
            boolean[] right = new boolean[judged.size()];
            for (int i = 0; i < right.length; i++) {
                right[i] = judged.get(i).matches(distance);
            }
            ap.put(distance, count == 0 ? 0 : AveragePrecision.of(right, count, settings.numRecallSamples()));
        }
        double meanAp =
                ap.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new ClassScore(count, judged.size(), ap, figures(meanAp, count == 0 ? List.of() : judged, settings));
    }

    private static Figures figures(double ap, List<SweepMatch.Judged> judged, Av2Settings settings) {
        List<SweepMatch.Judged> matches = judged.stream()
                .filter(one -> one.matches(settings.tpThresholdM()))
                .toList();
        boolean none = matches.isEmpty();
        double ate = none ? settings.tpThresholdM() : mean(matches, SweepMatch.Judged::distance);
        double ase = none
                ? WORST_SCALE
                : mean(
                        matches,
                        one -> 1 - one.label().box().sizeOverlap(one.detection().box()));
        double aoe = none ? Math.PI : mean(matches, SweepMatch.Judged::headingDifference);
        double rightness = ((1 - ate / settings.tpThresholdM()) + (1 - ase / WORST_SCALE) + (1 - aoe / Math.PI)) / 3;
        return new Figures(ap, ate, ase, aoe, ap * rightness);
    }

    private record Sweep(String log, long nanoseconds) implements Comparable<Sweep> {
        @Override
        public int compareTo(Sweep other) {
            int byLog = log.compareTo(other.log);
            return byLog == 0 ? Long.compare(nanoseconds, other.nanoseconds) : byLog;
        }
    }

    private static Map<Sweep, List<Av2Box>> bySweep(List<Av2Box> boxes) {
        Map<Sweep, List<Av2Box>> sweeps = new TreeMap<>();
        for (Av2Box box : boxes) {
            sweeps.computeIfAbsent(new Sweep(box.log(), box.nanoseconds()), sweep -> new ArrayList<>())
                    .add(box);
        }
        return sweeps;
    }

    private static List<Av2Box> ofClass(List<Av2Box> boxes, String category) {
        return boxes.stream().filter(box -> box.category().equals(category)).toList();
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> value) {
        return of.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}

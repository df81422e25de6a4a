package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.OrientedBox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The boxes of one scene in order of time.
 *
 * @param microseconds time of each frame, ascending
 * @param frames boxes of each
 */
record TrackScene(long[] microseconds, List<List<EvalBox>> frames) {
    /** What counts of a scene; gaps of tracks are filled. */
    static TrackScene ofLabels(List<EvalSample> samples, BoxFilter filter) {
        return new TrackScene(
                        times(samples),
                        samples.stream()
                                .map(sample -> filter.kept(sample, sample.labels()))
                                .toList())
                .filled();
    }

    /** As {@link #ofLabels}; each box has the mean score of its track's boxes that count, before gaps are filled. */
    static TrackScene ofResults(List<EvalSample> samples, Map<String, List<EvalBox>> boxes, BoxFilter filter) {
        List<List<EvalBox>> frames = new ArrayList<>();
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        for (EvalSample sample : samples) {
            List<EvalBox> kept = filter.kept(sample, boxes.get(sample.token()));
            kept.forEach(box -> scores.computeIfAbsent(box.track(), track -> new ArrayList<>())
                    .add(box.score()));
            frames.add(kept);
        }
        Map<String, Double> means = new LinkedHashMap<>();
        scores.forEach((track, values) -> means.put(track, PairwiseMean.of(values)));
        return new TrackScene(
                        times(samples),
                        frames.stream()
                                .map(frame -> frame.stream()
                                        .map(box -> box.withScore(means.get(box.track())))
                                        .toList())
                                .toList())
                .filled();
    }

    private static long[] times(List<EvalSample> samples) {
        return samples.stream().mapToLong(EvalSample::microseconds).toArray();
    }

    /** With a box wherever a track has one before and after, behind those that were there. */
    private TrackScene filled() {
        List<List<EvalBox>> all = new ArrayList<>();
        frames.forEach(frame -> all.add(new ArrayList<>(frame)));
        Map<String, Integer> lastFrames = new LinkedHashMap<>();
        Map<String, List<int[]>> gaps =
                new LinkedHashMap<>(); // by track in order of appearance: first and last frame around
        for (int i = 0; i < frames.size(); i++) {
            for (EvalBox box : frames.get(i)) {
                List<int[]> ofTrack = gaps.computeIfAbsent(box.track(), track -> new ArrayList<>());
                Integer before = lastFrames.put(box.track(), i);
                if (before != null && i - before > 1) {
                    ofTrack.add(new int[] {before, i});
                }
            }
        }
        gaps.forEach((track, ofTrack) -> {
            for (int[] gap : ofTrack) {
                EvalBox left = boxOf(track, gap[0]);
                EvalBox right = boxOf(track, gap[1]);
                for (int i = gap[0] + 1; i < gap[1]; i++) {
                    double share = (double) (microseconds[gap[1]] - microseconds[i])
                            / (microseconds[gap[1]] - microseconds[gap[0]]);
                    all.get(i).add(between(left, right, share));
                }
            }
        });
        return new TrackScene(microseconds, all);
    }

    private EvalBox boxOf(String track, int frame) {
        return frames.get(frame).stream()
                .filter(box -> box.track().equals(track))
                .findFirst()
                .orElseThrow();
    }

    /** The kit takes the share of the time to the right box as the weight of the right box, and so do we. */
    private static EvalBox between(EvalBox left, EvalBox right, double weight) {
        OrientedBox a = left.box();
        OrientedBox b = right.box();
        return new EvalBox(
                right.name(),
                new OrientedBox(
                        a.pose().towards(b.pose(), weight),
                        mixed(a.width(), b.width(), weight),
                        mixed(a.length(), b.length(), weight),
                        mixed(a.height(), b.height(), weight)),
                mixed(left.velocityX(), right.velocityX(), weight),
                mixed(left.velocityY(), right.velocityY(), weight),
                EvalBox.NOT_COUNTED,
                mixed(left.score(), right.score(), weight),
                right.attribute(),
                right.track());
    }

    private static double mixed(double left, double right, double weight) {
        return (1 - weight) * left + weight * right;
    }
}

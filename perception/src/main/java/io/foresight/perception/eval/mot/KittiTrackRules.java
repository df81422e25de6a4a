package io.foresight.perception.eval.mot;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.matching.LinearAssignment;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiTrackObject;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.KittiMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What counts in KITTI's tracking benchmark, as TrackEval prepares it. A track that is matched with a label of a similar class, or one that is
 * occluded or cut off too much, counts in no way, nor does that label; an unmatched track counts neither where its image box is low nor where
 * half of it lies in a DontCare region.
 */
final class KittiTrackRules {
    private static final double MATCH = 0.5;
    private static final int MOST_OCCLUDED = 2;
    private static final int MOST_TRUNCATED = 0;
    private static final double LEAST_HEIGHT_PIXELS = 25;
    private static final double MOST_IN_REGION = 0.5;

    private final KittiTrackClass counted;
    private final KittiMetric metric;

    /** @param metric in which boxes are compared; TrackEval has the image box alone */
    KittiTrackRules(KittiTrackClass counted, KittiMetric metric) {
        this.counted = counted;
        this.metric = metric;
    }

    /**
     * The frames of one sequence with what counts.
     *
     * @throws BadDataException naming the line whose frame is beyond the sequence, or whose box has no size where the metric needs one
     */
    TrackSequence sequence(KittiSequence sequence) throws BadDataException {
        List<List<KittiTrackObject>> labels = byFrame(sequence.labels(), sequence);
        List<List<KittiTrackObject>> results = byFrame(sequence.results(), sequence);
        List<TrackFrame> frames = new ArrayList<>();
        for (int i = 0; i < sequence.frames(); i++) {
            frames.add(frame(labels.get(i), results.get(i)));
        }
        return TrackSequence.of(sequence.name(), frames);
    }

    private static List<List<KittiTrackObject>> byFrame(List<KittiTrackObject> objects, KittiSequence sequence)
            throws BadDataException {
        List<List<KittiTrackObject>> frames = new ArrayList<>();
        for (int i = 0; i < sequence.frames(); i++) {
            frames.add(new ArrayList<>());
        }
        for (KittiTrackObject object : objects) {
            if (object.frame() >= sequence.frames()) {
                throw new BadDataException(object.where() + ": frame " + object.frame() + ", but sequence "
                        + sequence.name() + " has " + sequence.frames() + " frames");
            }
            frames.get(object.frame()).add(object);
        }
        return frames;
    }

    private TrackFrame frame(List<KittiTrackObject> labels, List<KittiTrackObject> results) throws BadDataException {
        List<KittiTrackObject> truth = labels.stream()
                .filter(label -> label.id() >= 0)
                .filter(label -> counted.is(label.object().type())
                        || counted.isDistractedBy(label.object().type()))
                .toList();
        List<KittiTrackObject> tracked = results.stream()
                .filter(result -> result.id() >= 0 && counted.is(result.object().type()))
                .toList();
        double[][] similarity = similarity(truth, tracked);
        boolean[] removed = removed(truth, tracked, similarity, regions(labels));
        int[] rows = kept(truth.size(), i -> counts(truth.get(i).object()));
        int[] columns = kept(tracked.size(), j -> !removed[j]);
        double[][] left = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                left[i][j] = similarity[rows[i]][columns[j]];
            }
        }
        return new TrackFrame(ids(truth, rows), ids(tracked, columns), left);
    }

    private double[][] similarity(List<KittiTrackObject> truth, List<KittiTrackObject> tracked)
            throws BadDataException {
        for (List<KittiTrackObject> side : List.of(truth, tracked)) {
            for (KittiTrackObject each : side) {
                requireBox(each);
            }
        }
        return TrackFrame.similarity(truth, tracked, (a, b) -> metric.overlap(a.object(), b.object()));
    }

    private void requireBox(KittiTrackObject each) throws BadDataException {
        try {
            metric.overlap(each.object(), each.object());
        } catch (BadGeometryException sizeless) {
            throw new BadDataException(
                    each.where() + ": " + metric.label() + " needs boxes in space: " + sizeless.getMessage(), sizeless);
        }
    }

    private static List<KittiObject> regions(List<KittiTrackObject> labels) {
        return labels.stream()
                .map(KittiTrackObject::object)
                .filter(label -> label.type() == KittiType.DONT_CARE)
                .toList();
    }

    private boolean[] removed(
            List<KittiTrackObject> truth,
            List<KittiTrackObject> tracked,
            double[][] similarity,
            List<KittiObject> regions) {
        int[] truthOf = truthOfTracks(similarity, tracked.size());
        boolean[] removed = new boolean[tracked.size()];
        for (int j = 0; j < removed.length; j++) {
            KittiObject track = tracked.get(j).object();
            removed[j] = truthOf[j] == LinearAssignment.NONE
                    ? isNoFalseAlarm(track, regions)
                    : !counts(truth.get(truthOf[j]).object());
        }
        return removed;
    }

    private static int[] truthOfTracks(double[][] similarity, int tracks) {
        double[][] enough = new double[similarity.length][tracks];
        for (int i = 0; i < enough.length; i++) {
            for (int j = 0; j < tracks; j++) {
                enough[i][j] = similarity[i][j] < MATCH - TrackMatch.EPSILON ? 0 : similarity[i][j];
            }
        }
        int[] truthOf = new int[tracks];
        Arrays.fill(truthOf, LinearAssignment.NONE);
        int[] match = TrackMatch.bestAbove0(enough);
        for (int i = 0; i < match.length; i++) {
            if (match[i] != LinearAssignment.NONE) {
                truthOf[match[i]] = i;
            }
        }
        return truthOf;
    }

    private boolean counts(KittiObject label) {
        return counted.is(label.type())
                && label.occlusion() <= MOST_OCCLUDED
                && (int) label.truncation() <= MOST_TRUNCATED;
    }

    private static boolean isNoFalseAlarm(KittiObject track, List<KittiObject> regions) {
        return track.imageHeight() <= LEAST_HEIGHT_PIXELS
                || regions.stream()
                        .anyMatch(
                                region -> KittiMetric.shareInside(track, region) > MOST_IN_REGION + TrackMatch.EPSILON);
    }

    private static int[] kept(int count, IntPredicate keep) {
        return IntStream.range(0, count).filter(keep).toArray();
    }

    private static int[] ids(List<KittiTrackObject> objects, int[] kept) {
        return Arrays.stream(kept).map(i -> objects.get(i).id()).toArray();
    }
}

package io.foresight.perception.eval.mot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/**
 * One frame of a sequence: which objects are there, which are tracked, and how alike each pair is. The arrays are not copied and not to be
 * written.
 *
 * @param truths identity of each labelled object
 * @param tracks identity of each tracked one
 * @param similarity (truths, tracks), [0, 1]; such as an IoU
 */
public record TrackFrame(int[] truths, int[] tracks, double[][] similarity) {
    public TrackFrame {
        requireDistinct(truths, "label");
        requireDistinct(tracks, "track");
        if (similarity.length != truths.length) {
            throw new IllegalArgumentException(
                    truths.length + " labels need as many rows of similarity, got " + similarity.length);
        }
        for (double[] row : similarity) {
            if (row.length != tracks.length) {
                throw new IllegalArgumentException(
                        tracks.length + " tracks need as many similarities, got " + row.length);
            }
        }
    }

    /**
     * A frame of things whose likeness can be told, such as boxes with {@code BoxOverlap::volume}.
     *
     * @param truthIds identities of {@code truth}, in its order
     * @param trackIds identities of {@code tracked}, in its order
     */
    public static <T> TrackFrame of(
            int[] truthIds, List<T> truth, int[] trackIds, List<T> tracked, ToDoubleBiFunction<T, T> likeness) {
        return new TrackFrame(truthIds, trackIds, similarity(truth, tracked, likeness));
    }

    static <T> double[][] similarity(List<T> truth, List<T> tracked, ToDoubleBiFunction<T, T> likeness) {
        double[][] similarity = new double[truth.size()][tracked.size()];
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < tracked.size(); j++) {
                similarity[i][j] = likeness.applyAsDouble(truth.get(i), tracked.get(j));
            }
        }
        return similarity;
    }

    private static void requireDistinct(int[] identities, String what) {
        Set<Integer> seen = new HashSet<>();
        for (int identity : identities) {
            if (!seen.add(identity)) {
                throw new IllegalArgumentException(what + " " + identity + " is twice in one frame");
            }
        }
    }
}

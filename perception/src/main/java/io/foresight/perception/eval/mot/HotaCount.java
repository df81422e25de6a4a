package io.foresight.perception.eval.mot;

import io.foresight.core.matching.LinearAssignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts one sequence for HOTA: in each frame the pairing is best that joins boxes which are alike and paths that run together. */
final class HotaCount {
    private final TrackSequence sequence;
    private final int[] truthFrames;
    private final int[] trackFrames;
    private final long[] hits = new long[HotaScore.LEVELS];
    private final double[] likeness = new double[HotaScore.LEVELS];
    private final Map<Long, int[]> pairs = new LinkedHashMap<>(); // hits of label and track, by level

    HotaCount(TrackSequence sequence) {
        this.sequence = sequence;
        truthFrames = TrackSequence.counts(sequence.frames(), TrackFrame::truths, sequence.truths());
        trackFrames = TrackSequence.counts(sequence.frames(), TrackFrame::tracks, sequence.tracks());
    }

    HotaScore score() {
        double[][] alignment = alignment();
        for (TrackFrame frame : sequence.frames()) {
            count(frame, alignment);
        }
        List<HotaLevel> levels = new ArrayList<>();
        for (int level = 0; level < HotaScore.LEVELS; level++) {
            levels.add(level(level));
        }
        return new HotaScore(levels);
    }

    /** For each label and track how far their paths run together, before any matching: a Jaccard index of soft counts. */
    private double[][] alignment() {
        double[][] together = new double[sequence.truths()][sequence.tracks()];
        for (TrackFrame frame : sequence.frames()) {
            addShares(frame, together);
        }
        for (int truth = 0; truth < together.length; truth++) {
            for (int track = 0; track < together[truth].length; track++) {
                double shared = together[truth][track];
                together[truth][track] = shared / (truthFrames[truth] + trackFrames[track] - shared);
            }
        }
        return together;
    }

    /** Each pair's similarity as a share of all similarity in its row and column. */
    private static void addShares(TrackFrame frame, double[][] together) {
        double[][] similarity = frame.similarity();
        double[] rows = new double[frame.truths().length];
        double[] columns = new double[frame.tracks().length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += similarity[i][j];
                columns[j] += similarity[i][j];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double all = columns[j] + rows[i] - similarity[i][j];
                together[frame.truths()[i]][frame.tracks()[j]] += all > TrackMatch.EPSILON ? similarity[i][j] / all : 0;
            }
        }
    }

    private void count(TrackFrame frame, double[][] alignment) {
        double[][] scores = new double[frame.truths().length][frame.tracks().length];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores[i].length; j++) {
                scores[i][j] = alignment[frame.truths()[i]][frame.tracks()[j]] * frame.similarity()[i][j];
            }
        }
        int[] match = TrackMatch.best(scores);
        for (int i = 0; i < match.length; i++) {
            if (match[i] != LinearAssignment.NONE) {
                count(frame.truths()[i], frame.tracks()[match[i]], frame.similarity()[i][match[i]]);
            }
        }
    }

    private void count(int truth, int track, double similarity) {
        for (int level = 0; level < HotaScore.LEVELS; level++) {
            if (similarity >= HotaScore.alpha(level) - TrackMatch.EPSILON) {
                hits[level]++;
                likeness[level] += similarity;
                pairs.computeIfAbsent(pair(truth, track), key -> new int[HotaScore.LEVELS])[level]++;
            }
        }
    }

    private long pair(int truth, int track) {
        return (long) truth * sequence.tracks() + track;
    }

    private HotaLevel level(int level) {
        double association = 0;
        double recall = 0;
        double precision = 0;
        for (Map.Entry<Long, int[]> pair : pairs.entrySet()) {
            double shared = pair.getValue()[level];
            int truth = truthFrames[(int) (pair.getKey() / sequence.tracks())];
            int track = trackFrames[(int) (pair.getKey() % sequence.tracks())];
            association += shared * shared / (truth + track - shared);
            recall += shared * shared / truth;
            precision += shared * shared / track;
        }
        double found = (double) Math.max(1, hits[level]);
        return new HotaLevel(
                HotaScore.alpha(level),
                hits[level],
                sequence.truthBoxes() - hits[level],
                sequence.trackBoxes() - hits[level],
                association / found,
                recall / found,
                precision / found,
                HotaLevel.meanSimilarity(likeness[level], hits[level]));
    }
}

package io.foresight.perception.eval.mot;

import io.foresight.core.matching.LinearAssignment;
import java.util.Arrays;

/**
 * Counts one sequence for {@link ClearScore}. A match of the frame before is kept where it is still possible; apart from that the most
 * similar boxes are paired.
 */
final class ClearCount {
    private static final double LIMIT = 0.5;
    private static final double KEPT = 1000; // more than any sum of similarities in a frame
    private static final double MOSTLY_TRACKED = 0.8;
    private static final double MOSTLY_LOST = 0.2;
    private static final int NOBODY = -1;

    private final TrackSequence sequence;
    private final int[] framesMatched;
    private final int[] stretches;
    private final int[] lastTrack;
    private int[] trackBefore; // of each label in the last frame in which both labels and tracks were
    private long hits;
    private long misses;
    private long falseAlarms;
    private long switches;
    private double similarity;

    ClearCount(TrackSequence sequence) {
        this.sequence = sequence;
        framesMatched = new int[sequence.truths()];
        stretches = new int[sequence.truths()];
        lastTrack = nobody();
        trackBefore = nobody();
    }

    ClearScore score() {
        for (TrackFrame frame : sequence.frames()) {
            if (frame.truths().length == 0 || frame.tracks().length == 0) {
                misses += frame.truths().length;
                falseAlarms += frame.tracks().length;
            } else {
                count(frame);
            }
        }
        int[] frames = TrackSequence.counts(sequence.frames(), TrackFrame::truths, sequence.truths());
        long mostly = 0;
        long atLeastPartly = 0;
        for (int truth = 0; truth < frames.length; truth++) {
            double share = (double) framesMatched[truth] / frames[truth];
            mostly += share > MOSTLY_TRACKED ? 1 : 0;
            atLeastPartly += share >= MOSTLY_LOST ? 1 : 0;
        }
        boolean empty = sequence.truths() == 0 || sequence.tracks() == 0;
        return new ClearScore(
                empty ? 0 : sequence.frames().size(),
                hits,
                misses,
                falseAlarms,
                switches,
                mostly,
                atLeastPartly - mostly,
                frames.length - atLeastPartly,
                Arrays.stream(stretches).map(count -> Math.max(0, count - 1)).sum(),
                similarity);
    }

    private void count(TrackFrame frame) {
        int[] match = TrackMatch.bestAbove0(scores(frame));
        int[] trackNow = nobody();
        int found = 0;
        for (int i = 0; i < match.length; i++) {
            if (match[i] != LinearAssignment.NONE) {
                int truth = frame.truths()[i];
                int track = frame.tracks()[match[i]];
                found++;
                similarity += frame.similarity()[i][match[i]];
                switches += lastTrack[truth] != NOBODY && lastTrack[truth] != track ? 1 : 0;
                stretches[truth] += trackBefore[truth] == NOBODY ? 1 : 0;
                framesMatched[truth]++;
                lastTrack[truth] = track;
                trackNow[truth] = track;
            }
        }
        trackBefore = trackNow;
        hits += found;
        misses += frame.truths().length - found;
        falseAlarms += frame.tracks().length - found;
    }

    private double[][] scores(TrackFrame frame) {
        double[][] scores = new double[frame.truths().length][frame.tracks().length];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores[i].length; j++) {
                double alike = frame.similarity()[i][j];
                boolean kept = trackBefore[frame.truths()[i]] == frame.tracks()[j];
                scores[i][j] = alike < LIMIT - TrackMatch.EPSILON ? 0 : alike + (kept ? KEPT : 0);
            }
        }
        return scores;
    }

    private int[] nobody() {
        int[] tracks = new int[sequence.truths()];
        Arrays.fill(tracks, NOBODY);
        return tracks;
    }
}

package io.foresight.perception.eval.mot;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * All figures of one sequence, or of several together, and how much stands behind them.
 *
 * @param name of the sequence
 * @param labels labelled boxes that count
 * @param objects labelled objects that count
 * @param boxes tracked boxes that count
 * @param tracks tracks that count
 */
public record TrackScore(
        String name,
        int frames,
        int labels,
        int objects,
        int boxes,
        int tracks,
        HotaScore hota,
        ClearScore clear,
        IdentityScore identity) {

    /** The score of one sequence. */
    public static TrackScore of(TrackSequence sequence) {
        return new TrackScore(
                sequence.name(),
                sequence.frames().size(),
                sequence.truthBoxes(),
                sequence.truths(),
                sequence.trackBoxes(),
                sequence.tracks(),
                HotaScore.of(sequence),
                ClearScore.of(sequence),
                IdentityScore.of(sequence));
    }

    /** The score of several sequences together; not the mean of theirs. */
    public static TrackScore combined(String name, List<TrackScore> scores) {
        return new TrackScore(
                name,
                sum(scores, TrackScore::frames),
                sum(scores, TrackScore::labels),
                sum(scores, TrackScore::objects),
                sum(scores, TrackScore::boxes),
                sum(scores, TrackScore::tracks),
                HotaScore.combined(scores.stream().map(TrackScore::hota).toList()),
                ClearScore.combined(scores.stream().map(TrackScore::clear).toList()),
                IdentityScore.combined(scores.stream().map(TrackScore::identity).toList()));
    }

    private static int sum(List<TrackScore> scores, ToIntFunction<TrackScore> count) {
        return scores.stream().mapToInt(count).sum();
    }
}

package io.foresight.perception.eval.mot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * HOTA (Luiten et al., IJCV 2020) over similarity limits from 0.05 to 0.95, equal to TrackEval's.
 *
 * @param levels one for each limit, rising
 */
public record HotaScore(List<HotaLevel> levels) {
    /** How many limits there are. */
    public static final int LEVELS = 19;

    public HotaScore {
        levels = List.copyOf(levels);
    }

    /** The score of one sequence. */
    public static HotaScore of(TrackSequence sequence) {
        return new HotaCount(sequence).score();
    }

    /** The score of several sequences together; not the mean of theirs. */
    public static HotaScore combined(List<HotaScore> scores) {
        return new HotaScore(IntStream.range(0, LEVELS)
                .mapToObj(level -> HotaLevel.combined(
                        scores.stream().map(score -> score.levels().get(level)).toList()))
                .toList());
    }

    /** The mean of a figure over all limits, as it is published. */
    public double mean(ToDoubleFunction<HotaLevel> figure) {
        return levels.stream().mapToDouble(figure).sum() / levels.size();
    }

    static double alpha(int level) {
        return 0.05 + level * 0.05;
    }
}

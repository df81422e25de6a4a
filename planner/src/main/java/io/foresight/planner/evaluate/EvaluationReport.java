package io.foresight.planner.evaluate;

import io.foresight.core.measure.Spread;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.world.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Results of an evaluation.
 *
 * @param success share of solved tasks
 * @param meanIdealSteps over all tasks
 * @param excessSteps mean number of decisions beyond the minimum, over solved tasks; NaN when none is solved
 * @param decisions number of decisions in all tasks
 * @param invalidRate share of refused decisions
 * @param failedRate share of decisions that were executed and failed
 * @param loopRate share of decisions that led to a state to which the same action had led before in the episode
 * @param failures number of failures by outcome
 * @param ends number of episodes by end reason
 * @param secondsPerDecision over all decisions
 * @param nodesPerDecision mean number of model steps
 * @param byPieces by number of pieces of the board
 * @param byDepth by number of pieces in the longest dependency chain
 * @param byPiecesToClear by number of pieces that must come out first
 */
public record EvaluationReport(
        String policy,
        String world,
        Proportion success,
        double meanIdealSteps,
        double excessSteps,
        long decisions,
        double invalidRate,
        double failedRate,
        double loopRate,
        Map<Outcome, Integer> failures,
        Map<EndReason, Integer> ends,
        Seconds secondsPerDecision,
        double nodesPerDecision,
        SortedMap<Integer, Stratum> byPieces,
        SortedMap<Integer, Stratum> byDepth,
        SortedMap<Integer, Stratum> byPiecesToClear) {
    /**
     * Duration of decisions.
     *
     * @param p50 median
     * @param p95 95th percentile
     */
    public record Seconds(double mean, double p50, double p95) {}

    /**
     * Tasks of one stratum.
     *
     * @param excessSteps mean over the solved ones; NaN when none is solved
     */
    public record Stratum(Proportion success, double excessSteps) {}

    /** Summarises episodes (at least one) of one policy in one world. */
    public static EvaluationReport of(List<EvaluatedEpisode> episodes) {
        EpisodeRecord first = episodes.get(0).record();
        Map<Outcome, Integer> failures = new EnumMap<>(Outcome.class);
        Map<EndReason, Integer> ends = new EnumMap<>(EndReason.class);
        List<Double> seconds = new ArrayList<>();
        long invalid = 0;
        long failed = 0;
        long loops = 0;
        long nodes = 0;
        double ideal = 0;
        for (EvaluatedEpisode episode : episodes) {
            EpisodeRecord record = episode.record();
            record.failures().forEach((outcome, count) -> failures.merge(outcome, count, Integer::sum));
            ends.merge(record.end(), 1, Integer::sum);
            seconds.addAll(record.decisionSeconds());
            invalid += record.invalid();
            failed += record.failed();
            loops += record.loops();
            nodes += record.nodes();
            ideal += record.idealSteps();
        }
        double decisions = Math.max(1, seconds.size());
        Stratum all = stratum(episodes);
        return new EvaluationReport(
                first.policy(),
                first.robot(),
                all.success(),
                ideal / episodes.size(),
                all.excessSteps(),
                seconds.size(),
                invalid / decisions,
                failed / decisions,
                loops / decisions,
                failures,
                ends,
                seconds(seconds),
                nodes / decisions,
                strata(episodes, episode -> episode.task().board().pieces().size()),
                strata(
                        episodes,
                        episode -> episode.task().board().dependencies().depth()),
                strata(episodes, episode -> episode.task().piecesToClear()));
    }

    /** Number of tasks. */
    public int tasks() {
        return success.of();
    }

    /** Decisions per second of one thread, without execution. */
    public double decisionsPerSecond() {
        return 1 / secondsPerDecision.mean();
    }

    private static Seconds seconds(List<Double> all) {
        if (all.isEmpty()) {
            return new Seconds(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double sum = 0;
        for (double one : sorted) {
            sum += one;
        }
        return new Seconds(sum / sorted.length, Spread.nearestRank(sorted, 0.5), Spread.nearestRank(sorted, 0.95));
    }

    private static SortedMap<Integer, Stratum> strata(
            List<EvaluatedEpisode> episodes, ToIntFunction<EvaluatedEpisode> key) {
        SortedMap<Integer, List<EvaluatedEpisode>> groups = new TreeMap<>();
        for (EvaluatedEpisode episode : episodes) {
            groups.computeIfAbsent(key.applyAsInt(episode), ignored -> new ArrayList<>())
                    .add(episode);
        }
        SortedMap<Integer, Stratum> strata = new TreeMap<>();
        groups.forEach((value, group) -> strata.put(value, stratum(group)));
        return strata;
    }

    private static Stratum stratum(List<EvaluatedEpisode> episodes) {
        int solved = 0;
        int excess = 0;
        for (EvaluatedEpisode episode : episodes) {
            if (episode.record().solved()) {
                solved++;
                excess += episode.record().excessSteps();
            }
        }
        return new Stratum(
                new Proportion(solved, episodes.size()), solved == 0 ? Double.NaN : (double) excess / solved);
    }
}

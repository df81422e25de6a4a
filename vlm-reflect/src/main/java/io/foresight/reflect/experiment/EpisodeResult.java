package io.foresight.reflect.experiment;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An episode as it is kept: what the report needs of an {@link EpisodeRecord}, and what was watched beside it.
 *
 * @param policySeed of the policy
 * @param decisionSeconds of each decision
 * @param stages work by the stage's name; empty for a policy that does not tell
 * @param error the exception's text; empty: there was none
 */
public record EpisodeResult(
        String task,
        long policySeed,
        EndReason end,
        int idealSteps,
        int invalid,
        int loops,
        long nodes,
        Map<Outcome, Integer> failures,
        List<Double> decisionSeconds,
        Verdicts verdicts,
        Map<String, StageWork> stages,
        String error) {
    /** Copies. */
    public EpisodeResult {
        failures = Map.copyOf(new TreeMap<>(failures));
        decisionSeconds = List.copyOf(decisionSeconds);
    }

    static EpisodeResult of(EpisodeRecord record, WatchedEpisode watched) {
        return new EpisodeResult(
                record.task(),
                record.seed(),
                record.end(),
                record.idealSteps(),
                record.invalid(),
                record.loops(),
                record.nodes(),
                record.failures(),
                record.decisionSeconds(),
                watched.verdicts(),
                watched.stages(),
                record.error().orElse(""));
    }

    /** As an evaluation gives it, without the actions. */
    EvaluatedEpisode on(AssemblyTask asked, String policy, String world) {
        return new EvaluatedEpisode(
                asked,
                new EpisodeRecord(
                        task,
                        policy,
                        world,
                        policySeed,
                        end,
                        decisionSeconds.size(),
                        idealSteps,
                        invalid,
                        failures,
                        loops,
                        nodes,
                        List.of(),
                        decisionSeconds,
                        error.isEmpty() ? Optional.empty() : Optional.of(error)));
    }
}

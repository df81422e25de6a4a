package io.foresight.planner.episode;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.world.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an episode went. Everything but the seconds repeats with the same task, seeds and node budget.
 *
 * @param task its id
 * @param policy its name
 * @param robot its kind
 * @param seed of the policy
 * @param steps decisions, refused ones and {@code done} included
 * @param idealSteps the fewest that solve the task from where it stood at the beginning, when nothing goes wrong
 * @param invalid actions that made no sense and were refused
 * @param failures actions that were tried and did not come off, by how; outcomes that did not occur are absent
 * @param loops actions that led where the same action had led before in this episode
 * @param nodes world model steps of all decisions together
 * @param attempts what was asked for and how it ended; one less than {@code steps} when the world broke down
 * @param decisionSeconds of each decision in turn
 * @param error what was thrown, when {@code end} is {@code WORLD_BROKEN} or {@code POLICY_FAILED}
 */
public record EpisodeRecord(
        String task,
        String policy,
        String robot,
        long seed,
        EndReason end,
        int steps,
        int idealSteps,
        int invalid,
        Map<Outcome, Integer> failures,
        int loops,
        long nodes,
        List<Attempt> attempts,
        List<Double> decisionSeconds,
        Optional<String> error) {
    public EpisodeRecord {
        Map<Outcome, Integer> sorted = new EnumMap<>(Outcome.class);
        sorted.putAll(failures);
        failures = Collections.unmodifiableMap(sorted);
        attempts = List.copyOf(attempts);
        decisionSeconds = List.copyOf(decisionSeconds);
    }

    /** Is every piece at its goal pose? */
    public boolean solved() {
        return end == EndReason.SOLVED;
    }

    /** Decisions beyond the fewest possible; means something for solved episodes only. */
    public int excessSteps() {
        return steps - idealSteps;
    }

    /** Failed actions of every kind. */
    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}

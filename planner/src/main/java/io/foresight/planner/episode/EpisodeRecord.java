package io.foresight.planner.episode;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.world.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of an episode. Everything except the times is reproducible with the same task, seeds and node budget.
 *
 * @param task its id
 * @param policy its name
 * @param robot its kind
 * @param seed of the policy
 * @param steps number of decisions, including refused ones and {@code done}
 * @param idealSteps minimum number of actions that solve the task from its initial state when nothing fails
 * @param invalid number of refused actions
 * @param failures number of failed actions by outcome; outcomes that did not occur are absent
 * @param loops number of actions that led to a state to which the same action had led before in this episode
 * @param nodes number of world model steps of all decisions
 * @param attempts actions and their outcomes; one fewer than {@code steps} when the world failed
 * @param decisionSeconds duration of each decision, in order
 * @param error the exception's text, when {@code end} is {@code WORLD_BROKEN} or {@code POLICY_FAILED}
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

    /** Whether every piece is at its goal pose. */
    public boolean solved() {
        return end == EndReason.SOLVED;
    }

    /** Decisions beyond the minimum; meaningful only for solved episodes. */
    public int excessSteps() {
        return steps - idealSteps;
    }

    /** Number of failed actions of all kinds. */
    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}

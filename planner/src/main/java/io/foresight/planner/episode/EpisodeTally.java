package io.foresight.planner.episode;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the events of an episode. */
final class EpisodeTally {
    private final String policy;
    private final String robot;
    private final long seed;
    private final Map<Outcome, Integer> failures = new EnumMap<>(Outcome.class);
    private final Set<Arrival> arrivals = new HashSet<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Attempt> history = new ArrayList<>();
    private final List<Double> decisionSeconds = new ArrayList<>();
    private String task = "";
    private int idealSteps;
    private int invalid;
    private int loops;
    private long nodes;

    EpisodeTally(String policy, String robot, long seed) {
        this.policy = policy;
        this.robot = robot;
        this.seed = seed;
    }

    void begin(Observation observation) {
        task = observation.task().id();
        idealSteps = new Expert(observation.task().board().dependencies()).stepsToGo(observation.state());
    }

    /** The history given to a policy. Actions on unknown pieces are left out, because they refer to nothing on this board. */
    List<Attempt> history() {
        return history;
    }

    void decided(Decision decision, double seconds) {
        nodes += decision.nodes();
        decisionSeconds.add(seconds);
    }

    void executed(StepResult result) {
        Attempt attempt = new Attempt(result.action(), result.outcome());
        attempts.add(attempt);
        if (result.outcome() != Outcome.UNKNOWN_PIECE) {
            history.add(attempt);
        }
        switch (result.outcome().kind()) {
            case SUCCESS -> {}
            case REFUSED -> invalid++;
            case FAILED -> failures.merge(result.outcome(), 1, Integer::sum);
        }
        if (!arrivals.add(new Arrival(result.action(), result.state()))) {
            loops++;
        }
    }

    EpisodeRecord end(EndReason reason) {
        return record(reason, Optional.empty());
    }

    EpisodeRecord end(EndReason reason, Throwable thrown) {
        return record(reason, Optional.of(thrown.toString()));
    }

    private EpisodeRecord record(EndReason reason, Optional<String> error) {
        return new EpisodeRecord(
                task,
                policy,
                robot,
                seed,
                reason,
                decisionSeconds.size(),
                idealSteps,
                invalid,
                failures,
                loops,
                nodes,
                attempts,
                decisionSeconds,
                error);
    }

    /** An action and the state to which it led. */
    private record Arrival(Action action, AssemblyState state) {}
}

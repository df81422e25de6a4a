package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Does what is proposed, without imagining anything. It may remember what it did when the scene looked the same before in this episode, and
 * finds that less likely by a constant each time; and it may draw instead of taking the likeliest.
 */
public final class ProposerPolicy implements Policy {
    private final String name;
    private final Proposer proposer;
    private final Function<Situation, Object> look;
    private final Settings settings;
    private final Map<Tried, Integer> tried = new HashMap<>();
    private SplittableRandom random = new SplittableRandom(0);

    /**
     * @param name as the command line names it
     * @param proposer stays the caller's
     * @param look equal for scenes that look the same; asked only when something is to be remembered
     */
    public ProposerPolicy(String name, Proposer proposer, Function<Situation, Object> look, Settings settings) {
        this.name = name;
        this.proposer = proposer;
        this.look = look;
        this.settings = settings;
    }

    /**
     * How to choose.
     *
     * @param memory nats that an action costs for each time it was done when the scene looked the same; 0: nothing is remembered
     * @param temperature of drawing by probability; 0: takes the likeliest
     */
    public record Settings(double memory, double temperature) {
        /** Checks the ranges. */
        public Settings {
            if (!(memory >= 0 && temperature >= 0)) {
                throw new IllegalArgumentException(
                        "memory and temperature must be 0 or more, got " + memory + " and " + temperature);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sight sight() {
        return proposer.sight();
    }

    @Override
    public void begin(long seed) {
        random = new SplittableRandom(seed);
        tried.clear();
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        long started = System.nanoTime();
        Proposal proposal = proposer.propose(situation, Optional.empty(), budget.time());
        double[] log = proposal.logProbabilities().clone();
        Object seen = settings.memory() > 0 ? look.apply(situation) : "";
        for (int k = 0; k < log.length; k++) {
            log[k] -= settings.memory()
                    * tried.getOrDefault(new Tried(seen, proposal.actions().get(k)), 0);
        }
        if (settings.temperature() > 0) {
            for (int k = 0; k < log.length; k++) { // the largest of log p / T + Gumbel noise is a draw from p^(1/T)
                log[k] = log[k] / settings.temperature() - Math.log(-Math.log(random.nextDouble(1e-300, 1)));
            }
        }
        Action action = new Proposal(proposal.actions(), log).best();
        tried.merge(new Tried(seen, action), 1, Integer::sum);
        return new Decision(action, List.of(action), 0, Duration.ofNanos(System.nanoTime() - started), false);
    }

    private record Tried(Object seen, Action action) {}
}

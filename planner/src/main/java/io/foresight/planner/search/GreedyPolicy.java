package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tries each possible action once in its model and chooses the one with the fewest estimated remaining steps; the first among equals. With
 * {@link Value#STEPS_TO_GO} it is as good as the expert wherever the model is correct.
 */
public final class GreedyPolicy implements Policy {
    private final SearchModel model;
    private final Value value;
    private final LongSupplier nanoTime;
    private final ExpertOfBoard experts = new ExpertOfBoard();
    private long seed;

    /** Evaluates states by the expert's steps to go. Takes ownership of the model: closing the policy closes it. */
    public GreedyPolicy(AssemblyWorld model) {
        this(model, Value.STEPS_TO_GO, System::nanoTime);
    }

    /** @param nanoTime clock for the time budget, nanoseconds since any origin */
    public GreedyPolicy(AssemblyWorld model, Value value, LongSupplier nanoTime) {
        this.model = new SearchModel(model);
        this.value = value;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return value.named("greedy");
    }

    @Override
    public void begin(long episodeSeed) {
        seed = episodeSeed;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, nanoTime);
        Dependencies dependencies = situation.task().board().dependencies();
        Expert expert = experts.of(dependencies);
        List<Action> candidates = Candidates.possible(dependencies, situation.state());
        if (candidates.size() == 1) {
            return new Decision(candidates.get(0), candidates, 0, meter.elapsed(), false);
        }
        model.enter(situation, DecisionSeed.of(seed, situation));
        byte[] now = model.moment();
        Action best = candidates.get(0);
        double fewest = Double.POSITIVE_INFINITY;
        List<Imagined> imagined = new ArrayList<>();
        boolean cutShort = false;
        for (Action candidate : candidates) {
            if (!meter.left()) {
                cutShort = true;
                break;
            }
            model.back(now);
            meter.node();
            Optional<StepResult> result = model.step(candidate);
            if (result.isEmpty()) {
                continue;
            }
            double left = value.stepsLeft(expert, result.get().state());
            imagined.add(new Imagined(List.of(candidate), result.get().state(), -left));
            if (left < fewest) {
                fewest = left;
                best = candidate;
            }
        }
        return new Decision(best, List.of(best), imagined, meter.nodes(), meter.elapsed(), cutShort);
    }

    @Override
    public void close() {
        model.close();
    }
}

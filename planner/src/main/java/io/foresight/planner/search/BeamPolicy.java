package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Beam search: from each of the best states of a depth, every possible action is tried, states reached before are dropped, and the best of
 * the new states are kept. The first plan that reaches the goal is a shortest one among those examined. The decision is the first action of
 * that plan or, when depth or budget is exhausted, of the plan with the best final state.
 */
public final class BeamPolicy implements Policy {
    private final SearchModel model;
    private final BeamSettings settings;
    private final LongSupplier nanoTime;
    private final ExpertOfBoard experts = new ExpertOfBoard();
    private Expert expert;
    private Dependencies dependencies;
    private long seed;

    /** With {@link BeamSettings#tuned}. Takes ownership of the model: closing the policy closes it. */
    public BeamPolicy(AssemblyWorld model) {
        this(model, BeamSettings.tuned(), System::nanoTime);
    }

    /** @param nanoTime clock for the time budget, nanoseconds since any origin */
    public BeamPolicy(AssemblyWorld model, BeamSettings settings, LongSupplier nanoTime) {
        this.model = new SearchModel(model);
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return settings.value().named("beam");
    }

    @Override
    public void begin(long episodeSeed) {
        seed = episodeSeed;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, nanoTime);
        dependencies = situation.task().board().dependencies();
        expert = experts.of(dependencies);
        List<Action> candidates = Candidates.possible(dependencies, situation.state());
        if (candidates.size() == 1) {
            return new Decision(candidates.get(0), candidates, 0, meter.elapsed(), false);
        }
        model.enter(situation, DecisionSeed.of(seed, situation));
        Plan start = new Plan(null, null, situation.state(), model.moment(), judge(situation.state()), 0);
        Set<AssemblyState> met = new HashSet<>(Set.of(situation.state()));
        List<Imagined> imagined = new ArrayList<>();
        List<Plan> beam = List.of(start);
        Plan best = null;
        int depth = Math.min(settings.depth(), situation.stepsLeft());
        while (!beam.isEmpty() && beam.get(0).length < depth && meter.left() && !solves(best)) {
            List<Plan> next = new ArrayList<>();
            for (Plan plan : beam) {
                extend(plan, next, met, meter);
            }
            next.sort(Comparator.comparingDouble(plan -> plan.stepsLeft)); // stable: among equals the one found first
            if (!next.isEmpty() && (best == null || next.get(0).stepsLeft < best.stepsLeft)) {
                best = next.get(0);
            }
            if (beam.get(0) == start) {
                next.forEach(plan -> imagined.add(new Imagined(plan.actions(), plan.state, -plan.stepsLeft)));
            }
            beam = next.subList(0, Math.min(settings.width(), next.size()));
        }
        boolean cutShort = !solves(best) && !meter.left();
        List<Action> plan = best == null ? List.of(mostPromising(situation.state(), candidates)) : best.actions();
        return new Decision(plan.get(0), plan, imagined, meter.nodes(), meter.elapsed(), cutShort);
    }

    @Override
    public void close() {
        model.close();
    }

    /** The successors of the plan's final state, if they were not reached before and the budget allows. */
    private void extend(Plan plan, List<Plan> next, Set<AssemblyState> met, BudgetMeter meter) {
        for (Action action : Candidates.possible(dependencies, plan.state)) {
            for (int attempt = 0; attempt < settings.tries() && meter.left(); attempt++) {
                model.back(plan.moment);
                meter.node();
                Optional<StepResult> result = model.step(action);
                if (result.isEmpty()) {
                    break;
                }
                AssemblyState state = result.get().state();
                if (met.add(state)) {
                    next.add(new Plan(plan, action, state, model.moment(), judge(state), plan.length + 1));
                }
                if (!byChance(result.get().outcome())) {
                    break;
                }
            }
        }
    }

    private double judge(AssemblyState state) {
        return settings.value().stepsLeft(expert, state);
    }

    private static boolean solves(Plan plan) {
        return plan != null && plan.state.solved();
    }

    private static boolean byChance(Outcome outcome) {
        return outcome == Outcome.SLIPPED || outcome == Outcome.JAMMED || outcome == Outcome.DROPPED;
    }

    /** Fallback when the model gave no new state: the best action according to the rules. */
    private Action mostPromising(AssemblyState state, List<Action> candidates) {
        Action best = candidates.get(0);
        double fewest = Double.POSITIVE_INFINITY;
        for (Action action : candidates) {
            double left = judge(Rules.apply(dependencies, state, action).state());
            if (left < fewest) {
                fewest = left;
                best = action;
            }
        }
        return best;
    }

    /** A sequence of actions from the situation, and the state it leads to. */
    private static final class Plan {
        private final Plan before;
        private final Action last;
        private final AssemblyState state;
        private final byte[] moment;
        private final double stepsLeft;
        private final int length;

        Plan(Plan before, Action last, AssemblyState state, byte[] moment, double stepsLeft, int length) {
            this.before = before;
            this.last = last;
            this.state = state;
            this.moment = moment;
            this.stepsLeft = stepsLeft;
            this.length = length;
        }

        List<Action> actions() {
            List<Action> actions = new ArrayList<>();
            for (Plan plan = this; plan.before != null; plan = plan.before) {
                actions.add(0, plan.last);
            }
            return actions;
        }
    }
}

package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.search.BudgetMeter;
import io.foresight.planner.task.Action;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Imagination;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.FrameProposer.Question;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reflects as ReflectVLM does (arXiv 2502.16707, algorithm 2): H actions are proposed one after the other, each in the scene that the ones
 * before it are imagined to lead to; then the proposer is asked again, shown the whole plan and the last imagined scene, and what it then
 * names first is done. One round. A plan ends early where the goal is imagined; it goes on in the likeliest future.
 *
 * <p>Where time or steps run out, or what is imagined cannot be, the first proposal is done. It weighs nothing, so that its {@link
 * Reflection} has no expected steps; an {@link Imagined} alternative is the plan, valued by the probability of its first action.
 */
public final class PaperLoopPolicy implements Policy {
    /** Probability from which on an imagined action counts as one that succeeded. */
    static final double CAME_OFF = 0.5;

    private final FrameProposer proposer;
    private final BeliefKeeper keeper;
    private final Imagination imagination;
    private final Sight sight;
    private final int horizon;

    /**
     * @param proposer can look at the scenes that the world imagines; stays the caller's
     * @param keeper of the belief in whose samples the world may imagine
     * @param world closed with this
     * @param horizon actions of a plan, 1 or more
     */
    public PaperLoopPolicy(FrameProposer proposer, BeliefKeeper keeper, WorldModel world, int horizon) {
        this.proposer = proposer;
        this.horizon = horizon;
        this.keeper = keeper;
        imagination = new Imagination(world);
        sight = Sight.ofPictures(keeper.side(), keeper.side());
    }

    @Override
    public String name() {
        return "paper-loop";
    }

    @Override
    public Sight sight() {
        return sight;
    }

    @Override
    public void begin(long seed) {
        keeper.begin(seed);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, System::nanoTime);
        imagination.begin();
        StageClock clock = new StageClock();
        Belief belief = keeper.now(situation, clock);
        Observation now = keeper.observation(situation);
        List<Proposal.Ranked> proposed = ask(now, Question.now(now), clock);
        Plan plan = new Plan(now);
        Reflection.Stop stop = grow(plan, proposed.get(0).action(), now, meter, clock);
        List<Proposal.Ranked> revised = stop == Reflection.Stop.ALL_WEIGHED
                ? ask(
                        now,
                        Question.now(now).about(new FrameProposer.Reflected(plan.actions, List.of(plan.reached))),
                        clock)
                : proposed;
        clock.enter(StageClock.Stage.TRACE);
        Action action = revised.get(0).action();
        boolean asPlanned = !plan.actions.isEmpty() && action.equals(plan.actions.get(0));
        return new Decision(
                action,
                asPlanned ? plan.actions : List.of(action),
                plan.imagined(revised),
                meter.nodes(),
                meter.elapsed(),
                stop != Reflection.Stop.ALL_WEIGHED,
                Optional.of(Traces.of(
                        proposed,
                        List.of(),
                        belief,
                        !action.equals(proposed.get(0).action()),
                        stop,
                        clock,
                        situation.pieces().size())));
    }

    private Reflection.Stop grow(Plan plan, Action first, Observation now, BudgetMeter meter, StageClock clock) {
        Action next = first;
        while (true) {
            if (!meter.left()) {
                return Reflection.Stop.BUDGET;
            }
            meter.nodes(1);
            clock.enter(StageClock.Stage.IMAGINE);
            Optional<List<List<Future>>> imagined = imagination.of(now, List.of(plan.with(next)));
            if (imagined.isEmpty()) {
                return Reflection.Stop.BROKEN;
            }
            plan.add(next, Future.likeliest(imagined.get().get(0)).last());
            if (plan.actions.size() == horizon || plan.reached.solved()) {
                return Reflection.Stop.ALL_WEIGHED;
            }
            next = ask(now, new Question(plan.reached, plan.reports, Optional.empty()), clock)
                    .get(0)
                    .action();
        }
    }

    private List<Proposal.Ranked> ask(Observation now, Question question, StageClock clock) {
        clock.enter(StageClock.Stage.PROPOSE);
        return proposer.propose(now, List.of(question)).get(0).ranked();
    }

    @Override
    public void close() {
        imagination.close();
    }

    /** What is planned so far and where it is imagined to lead. */
    private static final class Plan {
        private final List<Action> actions = new ArrayList<>();
        private final List<SkillReport> reports; // what was done and what is imagined to be done
        private Frame reached;

        Plan(Observation now) {
            reports = new ArrayList<>(now.situation().reports());
            reached = now.frame();
        }

        List<Action> with(Action next) {
            List<Action> longer = new ArrayList<>(actions);
            longer.add(next);
            return longer;
        }

        void add(Action next, Frame after) {
            actions.add(next);
            reports.add(new SkillReport(next, after.shows(next) > CAME_OFF));
            reached = after;
        }

        List<Imagined> imagined(List<Proposal.Ranked> revised) {
            return revised.stream()
                    .filter(one -> !actions.isEmpty() && one.action().equals(actions.get(0)))
                    .map(one -> new Imagined(actions, reached.places().likeliestState(), one.probability()))
                    .toList();
        }
    }
}

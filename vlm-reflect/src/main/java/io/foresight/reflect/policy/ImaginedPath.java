package io.foresight.reflect.policy;

import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.propose.FrameProposer.Question;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One way to go on, and what it may lead to. */
final class ImaginedPath {
    private final Proposal.Ranked first;
    private final List<Action> plan = new ArrayList<>();
    private final List<SkillReport> reports; // what was done and what is imagined to be done
    private List<Future> futures = List.of(); // empty: not imagined yet
    private double score;
    private double steps;
    private double deviation;

    ImaginedPath(Proposal.Ranked first, Observation now) {
        this.first = first;
        reports = new ArrayList<>(now.situation().reports());
    }

    List<Action> plan() {
        return plan;
    }

    double score() {
        return score;
    }

    List<Action> with(Action next) {
        List<Action> longer = new ArrayList<>(plan);
        longer.add(next);
        return longer;
    }

    /** From now on the plan goes on with this action, and may lead to that. */
    void add(Action next, List<Future> leadsTo) {
        plan.add(next);
        futures = leadsTo;
        reports.add(new SkillReport(next, reached().shows(next) > PaperLoopPolicy.CAME_OFF));
    }

    boolean imagined() {
        return !futures.isEmpty();
    }

    /** Is there anything left to do at its end? */
    boolean goesOn() {
        return !imagined() || !reached().solved();
    }

    /** The action to begin with; the question what comes next where it was begun. */
    Optional<Question> question() {
        return imagined() ? Optional.of(new Question(reached(), reports, Optional.empty())) : Optional.empty();
    }

    Action firstAction() {
        return first.action();
    }

    private Frame reached() {
        return Future.likeliest(futures).last();
    }

    /** All imagined frames, future by future. */
    List<Frame> frames() {
        return futures.stream().flatMap(future -> future.frames().stream()).toList();
    }

    /**
     * Judges it.
     *
     * @param now steps to go before the first action
     * @param stepsToGo from {@code from} on, in {@link #frames}
     * @param likeliest probability of the likeliest action
     */
    void judge(double now, double[] stepsToGo, int from, double likeliest, PathSettings settings) {
        double decrease = 0;
        double squares = 0;
        int at = from;
        steps = 0;
        for (Future future : futures) {
            double before = now;
            double weight = future.probability();
            for (int k = 0; k < future.frames().size(); k++) {
                decrease += weight * (before - stepsToGo[at]);
                weight *= settings.discount();
                before = stepsToGo[at++];
            }
            double whole = plan.size() + before;
            steps += future.probability() * whole;
            squares += future.probability() * whole * whole;
        }
        deviation = Math.sqrt(Math.max(0, squares - steps * steps));
        double log = Math.log(first.probability()) - Math.log(likeliest);
        score = decrease + settings.trust() * Math.max(log, -settings.doubt());
    }

    Imagined told() {
        return new Imagined(plan, reached().places().likeliestState(), score);
    }

    Reflection.Weighed weighed() {
        double succeeds = 0;
        for (Future future : futures) {
            succeeds += future.probability() * future.frames().get(0).shows(firstAction());
        }
        return new Reflection.Weighed(firstAction(), steps, deviation, Math.min(1, succeeds));
    }
}

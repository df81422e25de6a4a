package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.imagine.BeliefRollout;
import io.foresight.reflect.imagine.PlanValue;
import io.foresight.reflect.read.PictureReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads pictures as a belief, imagines by it what its actions lead to, acts, and lets what happened correct the belief. */
public final class ReflectivePolicy implements Policy {
    private final PictureReader reader;
    private final OutcomeRules rules;
    private final BeliefRollout rollout;
    private final ReflectSettings settings;
    private SplittableRandom random = new SplittableRandom(0);
    private OrderReading orderReading; // null: the episode's goal was not read yet
    private Belief belief;
    private int reportsTaken;

    /** @param reader stays the caller's, who closes it */
    public ReflectivePolicy(PictureReader reader, OutcomeRules rules, ReflectSettings settings) {
        this.reader = reader;
        this.rules = rules;
        this.settings = settings;
        rollout = new BeliefRollout(rules);
    }

    @Override
    public String name() {
        return "reflect";
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(reader.side(), reader.side());
    }

    @Override
    public void begin(long seed) {
        random = new SplittableRandom(seed);
        orderReading = null;
        reportsTaken = 0;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        long started = System.nanoTime();
        Picture goal = situation.goal().orElseThrow();
        if (orderReading == null) {
            orderReading = reader.order(goal, situation.pieces());
            belief = new Belief(orderReading, rules, random.nextLong());
        } else if (!settings.backward()) {
            belief = new Belief(orderReading, rules, random.nextLong());
        }
        List<SkillReport> reports = situation.reports();
        if (settings.backward()) {
            for (SkillReport report : reports.subList(reportsTaken, reports.size())) {
                belief.happened(report.action(), report.succeeded());
            }
            reportsTaken = reports.size();
        }
        belief.see(reader.pieces(situation.image().orElseThrow(), goal, situation.pieces()));
        List<Hypothesis> samples = belief.samples();
        List<Imagined> imagined = new ArrayList<>();
        Action best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Action action : Action.all(situation.pieces().size())) {
            if (action.verb() != Verb.DONE) {
                PlanValue value =
                        rollout.value(samples, List.of(action), belief.failedJustNow(action), random.split());
                double score = -value.steps() - settings.caution() * value.deviation();
                imagined.add(new Imagined(List.of(action), samples.get(0).state(), score));
                if (score > bestScore) {
                    bestScore = score;
                    best = action;
                }
            }
        }
        return new Decision(
                best, List.of(best), imagined, imagined.size(), Duration.ofNanos(System.nanoTime() - started), false);
    }
}

package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.imagine.BeliefRollout;
import io.foresight.reflect.imagine.PlanValue;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.read.PictureReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Reflects forward and backward. Pictures are read as a {@link Belief}; a proposer names actions; each is imagined in samples of the
 * belief and valued by the steps that would be left; the best is done, and what then happened corrects the belief.
 *
 * <p>An action scores {@code trust max(log p - log p of the likeliest, -doubt) - steps - caution deviation - firmness steps in the first
 * sample}. It never says {@code done}: as long as it is asked, something is not where it belongs.
 */
public final class ReflectivePolicy implements Policy {
    private static final double SURE_TO_FAIL = 1e-3;

    private final String name;
    private final Proposer proposer;
    private final BeliefKeeper keeper;
    private final BeliefRollout rollout;
    private final ReflectSettings settings;
    private final Sight sight;
    private SplittableRandom random = new SplittableRandom(0);

    /** As below, by the name that the command line gives it. */
    public ReflectivePolicy(Proposer proposer, PictureReader reader, OutcomeRules rules, ReflectSettings settings) {
        this("reflect", proposer, reader, rules, settings);
    }

    /**
     * @param proposer stays the caller's, as the reader does
     */
    public ReflectivePolicy(
            String name, Proposer proposer, PictureReader reader, OutcomeRules rules, ReflectSettings settings) {
        this.name = name;
        this.proposer = proposer;
        this.settings = settings;
        keeper = new BeliefKeeper(reader, rules, settings.memory());
        rollout = new BeliefRollout(rules);
        sight = Sight.ofPictures(reader.side(), reader.side());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sight sight() {
        return sight;
    }

    @Override
    public void begin(long seed) {
        random = new SplittableRandom(seed);
        keeper.begin(random.nextLong());
    }

    /** Updates the belief with a past situation, without a decision. */
    public void watch(Situation situation) {
        keeper.now(situation);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        long started = System.nanoTime();
        StageClock clock = new StageClock();
        Belief belief = keeper.now(situation, clock);
        List<Hypothesis> samples = belief.samples();
        Duration left = budget.time().minusNanos(System.nanoTime() - started);
        clock.enter(StageClock.Stage.PROPOSE);
        Proposal proposal = proposer.propose(situation, Optional.empty(), left);
        clock.enter(StageClock.Stage.WEIGH);
        Map<Action, Integer> votes = settings.forward() ? votes(samples) : Map.of();
        List<Scored> candidates = candidates(proposal, votes);
        List<Scored> asProposed = List.copyOf(candidates);
        Action proposed = asProposed.get(0).action;
        Reflection.Stop stop = settings.forward() ? Reflection.Stop.ALL_WEIGHED : Reflection.Stop.NOT_IMAGINED;
        List<Scored> chosen = candidates;
        if (settings.forward()) {
            if (votes.getOrDefault(proposed, 0) >= settings.agreement() * samples.size()) {
                stop = Reflection.Stop.AGREED;
                chosen = candidates.subList(0, 1);
            } else {
                double least = settings.plausible() * Collections.max(votes.values());
                chosen = candidates.stream()
                        .filter(one -> votes.getOrDefault(one.action, 0) >= least)
                        .toList();
            }
        }
        int nodes = 0;
        for (Scored candidate : chosen) {
            boolean outOfTime = System.nanoTime() - started > budget.time().toNanos();
            if (nodes > 0 && (outOfTime || nodes >= budget.nodes())) {
                stop = Reflection.Stop.BUDGET;
                break;
            }
            clock.enter(StageClock.Stage.IMAGINE);
            weigh(candidate, samples, belief);
            nodes += settings.horizon();
        }
        clock.enter(StageClock.Stage.TRACE);
        candidates.sort(Comparator.comparingDouble((Scored one) -> -one.score));
        Action best = candidates.get(0).action;
        return new Decision(
                best,
                List.of(best),
                imagined(candidates, samples, belief),
                nodes,
                Duration.ofNanos(System.nanoTime() - started),
                stop == Reflection.Stop.BUDGET,
                Optional.of(Traces.of(
                        asProposed,
                        candidates,
                        belief,
                        situation.pieces().size(),
                        !best.equals(proposed),
                        stop,
                        clock)));
    }

    /** All actions but {@code done}, likeliest first; of equally likely ones, first what is best in most samples. */
    private static List<Scored> candidates(Proposal proposal, Map<Action, Integer> votes) {
        double likeliest = Arrays.stream(proposal.logProbabilities()).max().orElseThrow();
        List<Scored> candidates = new ArrayList<>();
        for (int k = 0; k < proposal.actions().size(); k++) {
            Action action = proposal.actions().get(k);
            if (action.verb() != Verb.DONE) {
                candidates.add(new Scored(action, proposal.logProbabilities()[k] - likeliest));
            }
        }
        candidates.sort(Comparator.comparingDouble((Scored one) -> -one.logProbability)
                .thenComparingInt(one -> -votes.getOrDefault(one.action, 0)));
        return candidates;
    }

    /** In how many samples each action is a best one. */
    private static Map<Action, Integer> votes(List<Hypothesis> samples) {
        Map<Action, Integer> votes = new HashMap<>();
        samples.forEach(sample -> sample.allBest().forEach(action -> votes.merge(action, 1, Integer::sum)));
        return votes;
    }

    private void weigh(Scored candidate, List<Hypothesis> samples, Belief belief) {
        boolean again = belief.failedJustNow(candidate.action);
        PlanValue value = rollout.value(samples, candidate.action, settings.horizon(), again, random.split());
        candidate.value = value;
        double prior = Math.max(candidate.logProbability, -settings.doubt());
        candidate.score = settings.forward()
                ? settings.trust() * prior
                        - value.steps()
                        - settings.caution() * value.deviation()
                        - settings.firmness() * value.firstSteps()
                : prior + Math.log(Math.max(SURE_TO_FAIL, value.succeeds()));
    }

    private List<Imagined> imagined(List<Scored> candidates, List<Hypothesis> samples, Belief belief) {
        return candidates.stream()
                .filter(one -> one.value != null)
                .map(one -> new Imagined(
                        List.of(one.action),
                        rollout.likeliest(samples, one.action, belief.failedJustNow(one.action)),
                        one.score))
                .toList();
    }

    /** An action, how likely it was proposed, and what was imagined of it. */
    static final class Scored {
        final Action action;
        final double logProbability; // less that of the likeliest: 0 or below
        PlanValue value; // null: not imagined
        double score = Double.NEGATIVE_INFINITY;

        Scored(Action action, double logProbability) {
            this.action = action;
            this.logProbability = logProbability;
        }
    }
}

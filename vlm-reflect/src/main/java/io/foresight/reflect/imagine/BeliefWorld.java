package io.foresight.reflect.imagine;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Imagines by the belief: rolls each plan forward once in each of {@link Observation#samples}, by the learnt {@link OutcomeRules}. Says
 * where pieces are, not what they look like. Luck is the same for all plans from one observation, so that plans differ by what they do, and
 * a longer plan begins as its beginning does.
 */
public final class BeliefWorld implements WorldModel {
    private final BeliefRollout rollout;

    /** Imagines by these rules. */
    public BeliefWorld(OutcomeRules rules) {
        rollout = new BeliefRollout(rules);
    }

    @Override
    public List<List<Future>> imagine(Observation now, List<List<Action>> plans) {
        if (now.samples().isEmpty()) {
            throw new IllegalArgumentException("imagining by a belief needs samples of it");
        }
        List<List<Future>> imagined = new ArrayList<>();
        for (List<Action> plan : plans) {
            Map<List<AssemblyState>, Integer> times = new LinkedHashMap<>();
            for (int sample = 0; sample < now.samples().size(); sample++) {
                times.merge(states(now, sample, plan), 1, Integer::sum);
            }
            List<Future> futures = new ArrayList<>();
            times.forEach((states, count) -> futures.add(new Future(
                    (double) count / now.samples().size(),
                    states.stream().map(BeliefWorld::frame).toList())));
            imagined.add(futures);
        }
        return imagined;
    }

    /** The states after each action. */
    private List<AssemblyState> states(Observation now, int sample, List<Action> plan) {
        List<SkillReport> reports = now.situation().reports();
        SplittableRandom random = new SplittableRandom(((long) reports.size() << Integer.SIZE) + sample);
        boolean again =
                !reports.isEmpty() && reports.get(reports.size() - 1).equals(new SkillReport(plan.get(0), false));
        List<AssemblyState> states = new ArrayList<>();
        Hypothesis at = now.samples().get(sample);
        for (Action action : plan) {
            at = at.state().solved() ? at : rollout.drawn(at, action, again, random);
            again = false;
            states.add(at.state());
        }
        return states;
    }

    private static Frame frame(AssemblyState state) {
        List<PieceStatus> places = IntStream.range(0, state.pieces())
                .mapToObj(piece -> PieceStatus.of(state, piece))
                .toList();
        return new Frame(PieceReading.known(places), new float[0][], Optional.empty());
    }

    @Override
    public void close() {}
}

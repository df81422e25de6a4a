package io.foresight.reflect.serve;

import io.foresight.planner.serve.ActionWire;
import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.RefusedException;
import io.foresight.planner.serve.StateWire;
import io.foresight.planner.serve.TraceWire;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.BeliefRollout;
import io.foresight.reflect.imagine.PlanValue;
import io.foresight.reflect.policy.BeliefKeeper;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.Traces;
import io.foresight.v1.ImagineRequest;
import io.foresight.v1.ImagineResponse;
import io.foresight.v1.ImaginedAction;
import io.foresight.v1.ImaginedEnd;
import io.foresight.v1.WeighedAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Imagines the outcomes of actions with the belief that follows from a request. */
final class Imagining {
    private static final int MOST_ACTIONS = 64;
    private static final double LEAST = 0.01;

    private final ReflectParts parts;
    private final BeliefRollout rollout;

    Imagining(ReflectParts parts) {
        this.parts = parts;
        rollout = new BeliefRollout(parts.rules());
    }

    ImagineResponse imagine(ImagineRequest request, EpisodeSoFar episode) {
        List<Colour> pieces = episode.pieces();
        List<Action> actions = actions(request, pieces);
        int horizon = horizon(request);
        SplittableRandom random = new SplittableRandom(episode.seed());
        Belief belief = belief(episode, random.nextLong());
        List<Hypothesis> samples = belief.samples();
        ImagineResponse.Builder reply = ImagineResponse.newBuilder();
        for (Action action : actions) {
            boolean again = belief.failedJustNow(action);
            PlanValue value = rollout.value(samples, action, horizon, again, random.split());
            reply.addImagined(ImaginedAction.newBuilder()
                    .setWeighed(WeighedAction.newBuilder()
                            .setAction(ActionWire.write(action, pieces))
                            .setSteps(value.steps())
                            .setDeviation(value.deviation())
                            .setSucceeds(value.succeeds()))
                    .setLikeliest(StateWire.write(rollout.likeliest(samples, action, again)))
                    .addAllEnds(ends(rollout.ends(samples, action, again))));
        }
        Traces.order(belief, pieces.size()).forEach(over -> reply.addOrder(TraceWire.write(over)));
        Traces.places(belief, pieces.size()).forEach(placed -> reply.addPlaces(TraceWire.write(placed)));
        return reply.build();
    }

    private Belief belief(EpisodeSoFar episode, long seed) {
        BeliefKeeper keeper = new BeliefKeeper(
                parts.reader(),
                parts.rules(),
                BeliefKeeper.Memory.allIf(parts.settings().backward()));
        keeper.begin(seed);
        episode.earlier().forEach(keeper::now);
        return keeper.now(episode.now());
    }

    private static List<ImaginedEnd> ends(double[] chances) {
        return IntStream.range(0, OutcomeRules.ENDS)
                .filter(end -> chances[end] >= LEAST)
                .boxed()
                .sorted(Comparator.comparingDouble(end -> -chances[end]))
                .map(end -> ImaginedEnd.newBuilder()
                        .setSucceeded(end >= PieceStatus.COUNT)
                        .setStatus(Traces.label(PieceStatus.at(end % PieceStatus.COUNT)))
                        .setProbability(chances[end])
                        .build())
                .toList();
    }

    private static List<Action> actions(ImagineRequest request, List<Colour> pieces) {
        int count = request.getActionsCount();
        if (count == 0 || count > MOST_ACTIONS) {
            throw RefusedException.badField(
                    count == 0 ? ErrorCode.FIELD_MISSING : ErrorCode.LIMIT_EXCEEDED,
                    "actions",
                    "actions must name 1 to " + MOST_ACTIONS + " actions, names " + count);
        }
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String field = "actions[" + i + "]";
            Action action = ActionWire.read(request.getActions(i), pieces, field);
            if (action.verb() == Verb.DONE) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_WRONG, field, field + " must move something; after done there is nothing");
            }
            actions.add(action);
        }
        return actions;
    }

    private int horizon(ImagineRequest request) {
        long horizon = Integer.toUnsignedLong(request.getHorizon());
        if (horizon > ReflectSettings.MOST_STEPS) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    "horizon",
                    "horizon must be at most " + ReflectSettings.MOST_STEPS + " actions, got " + horizon);
        }
        return horizon == 0 ? parts.settings().horizon() : (int) horizon;
    }
}

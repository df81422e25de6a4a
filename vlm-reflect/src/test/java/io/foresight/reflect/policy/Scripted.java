package io.foresight.reflect.policy;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.read.PictureReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A proposer, a world, a critic and a reader of two pieces that do what a test says, and tell what they were asked. */
final class Scripted {
    static final int PIECES = 2;
    static final double AT_FIRST = 10;

    final List<FrameProposer.Question> asked = new ArrayList<>();
    final List<List<List<Action>>> imagined = new ArrayList<>();
    boolean closed;

    /** Both pieces stand on the table. */
    static BeliefKeeper keeper() {
        OutcomeRules rules = new OutcomeRules(new long[OutcomeRules.CONTEXTS][OutcomeRules.ENDS], 0);
        BeliefKeeper keeper = new BeliefKeeper(new Reader(), rules, BeliefKeeper.Memory.NONE);
        keeper.begin(1);
        return keeper;
    }

    static Situation situation(SkillReport... reports) {
        Picture blank = new Picture(64, 64, new byte[3 * 64 * 64]);
        return Situation.ofPictures(
                List.of(Colour.values()).subList(0, PIECES), Optional.empty(), List.of(reports), 50, blank, blank);
    }

    /** Actions with these probabilities, all others with next to none. */
    static Proposal proposal(Map<Action, Double> probabilities) {
        List<Action> actions = Action.all(PIECES);
        return new Proposal(
                actions,
                actions.stream()
                        .mapToDouble(action -> Math.log(probabilities.getOrDefault(action, 1e-9)))
                        .toArray());
    }

    FrameProposer proposer(Function<FrameProposer.Question, Proposal> answers) {
        return (now, questions) -> {
            asked.addAll(questions);
            return questions.stream().map(answers).toList();
        };
    }

    WorldModel world(Function<List<Action>, List<Future>> futures) {
        return new WorldModel() {
            @Override
            public List<List<Future>> imagine(Observation now, List<List<Action>> plans) {
                imagined.add(plans);
                return plans.stream().map(futures).toList();
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    /** Says what {@link #frame} was told; {@link #AT_FIRST} in the present. */
    static Critic critic() {
        return (now, frames) -> frames.stream()
                .mapToDouble(frame -> frame.seen() ? frame.features()[0][0] : AT_FIRST)
                .toArray();
    }

    /** A scene from which so many steps are left to go. */
    static Frame frame(double stepsToGo, PieceStatus... places) {
        PieceStatus[] all = places.length > 0 ? places : standing();
        float[][] features = new float[PIECES][];
        Arrays.fill(features, new float[] {(float) stepsToGo});
        return new Frame(PieceReading.known(List.of(all)), features, Optional.empty());
    }

    /** One future, through scenes with so many steps to go. */
    static List<Future> future(double... stepsToGo) {
        return List.of(
                new Future(1, Arrays.stream(stepsToGo).mapToObj(Scripted::frame).toList()));
    }

    static PieceStatus[] standing() {
        return Collections.nCopies(PIECES, PieceStatus.STANDING).toArray(PieceStatus[]::new);
    }

    private static final class Reader implements PictureReader {
        @Override
        public int side() {
            return 64;
        }

        @Override
        public OrderReading order(Picture goal, List<Colour> pieces) {
            return new OrderReading(new double[PIECES][PIECES]);
        }

        @Override
        public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
            return PieceReading.known(List.of(standing()));
        }

        @Override
        public void close() {}
    }
}

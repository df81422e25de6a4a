package io.foresight.reflect.imagine;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scenes for tests, pieces by colour. */
public final class Scenes {
    private static final Picture BLANK = new Picture(64, 64, new byte[3 * 64 * 64]);
    private static final List<Colour> COLOURS = List.of(Colour.values());

    private Scenes() {}

    /** A frame in which all is known and nothing is seen. */
    public static Frame known(PieceStatus... pieces) {
        return new Frame(PieceReading.known(List.of(pieces)), new float[0][], Optional.empty());
    }

    /** Nothing lies over anything, and no belief is kept. */
    public static Observation of(Frame frame, SkillReport... reports) {
        int n = frame.places().pieces();
        Situation situation =
                Situation.ofPictures(COLOURS.subList(0, n), Optional.empty(), List.of(reports), 50, BLANK, BLANK);
        return new Observation(situation, new OrderReading(new double[n][n]), frame, List.of());
    }

    /** The start of a task, of which everything is known: as many samples of it. */
    public static Observation start(AssemblyTask task, int samples) {
        Board board = task.board();
        PieceNumbering numbering = PieceNumbering.byColour(board);
        int n = board.pieces().size();
        int[] number = new int[n];
        IntStream.range(0, n).forEach(k -> number[numbering.indexOf(k)] = k);
        PieceStatus[] places = IntStream.range(0, n)
                .mapToObj(k -> PieceStatus.of(task.start(), numbering.indexOf(k)))
                .toArray(PieceStatus[]::new);
        Order order = Order.of(board.dependencies(), number);
        Frame frame = known(places);
        Hypothesis truth = Hypothesis.of(frame.places().likeliestState(), order);
        Observation bare = of(frame);
        Situation situation = Situation.ofPictures(numbering.colours(), Optional.empty(), List.of(), 50, BLANK, BLANK);
        return new Observation(situation, bare.order(), frame, Collections.nCopies(samples, truth));
    }

    /** The start of a task with the state, pieces as on the board. */
    public static Situation seen(AssemblyTask task, SymbolicWorld world, Attempt... history) {
        AssemblyState start = task.start();
        world.reset(task, 5);
        return Situation.ofState(new Moment(
                task,
                start,
                Arrangement.of(task, start),
                Optional.of(new Moment.Saved(world.kind(), world.save())),
                List.of(history),
                50));
    }

    /** An action about the piece with this index on the board, in numbers by colour. */
    public static Action byColour(AssemblyTask task, Action action) {
        return PieceNumbering.byColour(task.board()).toPolicy(action);
    }
}

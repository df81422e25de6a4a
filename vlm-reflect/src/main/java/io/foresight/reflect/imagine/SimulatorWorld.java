package io.foresight.reflect.imagine;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.search.SearchModel;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Imagines by the true world, an upper bound of what any world model can do: no robot has it. It is set to the present by {@link #enter},
 * with luck of its own, and imagines one future a plan. What a plan's beginning led to is kept, so that a longer plan goes on from there.
 *
 * <p>Numbers pieces by colour, as whoever reads pictures does; that the state has other numbers is known here alone.
 */
public final class SimulatorWorld implements WorldModel {
    private static final List<Action> NOTHING = List.of();

    private final SearchModel model;
    private final Look look;
    private final Map<List<Action>, Reached> reached = new HashMap<>();
    private AssemblyTask task; // null: nothing entered
    private PieceNumbering numbering;

    private SimulatorWorld(AssemblyWorld world, Look look) {
        model = new SearchModel(world);
        this.look = look;
    }

    /**
     * Draws each future and reads it.
     *
     * @param world closed with this
     * @param side of the pictures, pixels; they are drawn as the fixed camera sees the scene
     */
    public static SimulatorWorld drawn(AssemblyWorld world, FrameReader reader, int side) {
        TaskPictures pictures = new TaskPictures(side, side, Cameras.FIXED);
        return new SimulatorWorld(
                world,
                (task, state, scene, numbering) ->
                        reader.frame(pictures.scene(scene), pictures.goal(task), numbering.colours()));
    }

    /**
     * Tells each future's places as they truly are, and no appearance.
     *
     * @param world closed with this
     */
    public static SimulatorWorld known(AssemblyWorld world) {
        return new SimulatorWorld(
                world,
                (task, state, scene, numbering) -> new Frame(
                        PieceReading.known(IntStream.range(0, state.pieces())
                                .mapToObj(number -> PieceStatus.of(state, numbering.indexOf(number)))
                                .toList()),
                        new float[0][],
                        Optional.empty()));
    }

    /** Goes to the present of a situation with the state. Luck from here on comes from the seed. */
    public void enter(Situation situation, long seed) {
        task = situation.task();
        numbering = PieceNumbering.byColour(task.board());
        reached.clear();
        model.enter(situation, seed);
        reached.put(NOTHING, new Reached(Optional.empty(), model.moment(), false));
    }

    /** Which piece truly lies over which, in the task that was entered. */
    public Order order() {
        List<Colour> pieces = numbering.colours();
        int[] number = new int[pieces.size()];
        for (int k = 0; k < number.length; k++) {
            number[numbering.indexOf(k)] = k;
        }
        return Order.of(task.board().dependencies(), number);
    }

    @Override
    public List<List<Future>> imagine(Observation now, List<List<Action>> plans) {
        if (task == null) {
            throw new IllegalStateException("a simulator that imagines must be set to the present first");
        }
        List<List<Future>> imagined = new ArrayList<>();
        for (List<Action> plan : plans) {
            List<Frame> frames = new ArrayList<>();
            for (int step = 1; step <= plan.size(); step++) {
                frames.add(after(plan.subList(0, step)).frame.orElseThrow());
            }
            imagined.add(List.of(new Future(1, frames)));
        }
        return imagined;
    }

    private Reached after(List<Action> plan) {
        Reached known = reached.get(plan);
        if (known != null) {
            return known;
        }
        Reached before = after(plan.subList(0, plan.size() - 1));
        Reached after = before.finished ? before : step(before, plan.get(plan.size() - 1));
        reached.put(List.copyOf(plan), after);
        return after;
    }

    private Reached step(Reached before, Action action) {
        model.back(before.moment);
        StepResult result = model.step(new Action(action.verb(), numbering.indexOf(action.piece())))
                .orElseThrow(() -> Frame.broken("the simulation failed"));
        Frame frame = look.at(task, result.state(), model.scene(), numbering);
        return new Reached(Optional.of(frame), model.moment(), result.finished());
    }

    @Override
    public void close() {
        model.close();
    }

    /** A way of looking at the true scene. */
    private interface Look {
        Frame at(AssemblyTask task, AssemblyState state, Scene scene, PieceNumbering numbering);
    }

    /**
     * Where a plan's beginning led to.
     *
     * @param frame empty for the present
     * @param moment of the model
     */
    private record Reached(Optional<Frame> frame, byte[] moment, boolean finished) {}
}

package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Rules;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.network.Thumbnail;
import io.foresight.reflect.read.NetworkReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk as a reader sees it, beside what was really so. Pieces are numbered by colour, as for all who see only pictures.
 *
 * @param goal {@link Thumbnail} of the finished board
 * @param moments before the first action and after each
 * @param actions one fewer
 */
record ReadWalk(
        AssemblyTask task,
        List<Colour> colours,
        OrderReading order,
        byte[] goal,
        List<Moment> moments,
        List<Action> actions) {
    /**
     * One of them.
     *
     * @param status true, by piece
     * @param covered true, by piece: does something over it keep it down, or out?
     * @param steps to the goal, at least
     * @param reading of the picture, with the features from which it was read
     * @param picture {@link Thumbnail} of the scene
     */
    record Moment(
            PieceStatus[] status,
            boolean[] covered,
            int steps,
            PieceReading reading,
            float[][] features,
            byte[] picture) {}

    /** Draws the scenes that differ and reads them, holding the reader's lock: a reader serves one thread at a time. */
    static ReadWalk of(AssemblyTask task, ImagineWalk walk, TaskPictures pictures, NetworkReader reader) {
        PieceNumbering numbers = PieceNumbering.byColour(task.board());
        List<Colour> colours = numbers.colours();
        Picture goal = pictures.goal(task);
        Expert expert = new Expert(task.board().dependencies());
        Map<AssemblyState, Moment> known = new HashMap<>();
        List<Moment> moments = new ArrayList<>();
        for (AssemblyState state : walk.states()) {
            moments.add(known.computeIfAbsent(state, at -> {
                Picture image = pictures.scene(Arrangement.of(task, at));
                NetworkReader.Views views = views(reader, image, goal, colours);
                int n = colours.size();
                Moment moment = new Moment(
                        new PieceStatus[n],
                        new boolean[n],
                        expert.stepsToGo(at),
                        views.reading(),
                        views.features(),
                        Thumbnail.of(image));
                truth(task.board().dependencies(), at, numbers, moment);
                return moment;
            }));
        }
        OrderReading order;
        synchronized (reader) {
            order = reader.order(goal, colours);
        }
        List<Action> actions = walk.actions().stream().map(numbers::toPolicy).toList();
        return new ReadWalk(task, colours, order, Thumbnail.of(goal), moments, actions);
    }

    private static NetworkReader.Views views(NetworkReader reader, Picture image, Picture goal, List<Colour> colours) {
        synchronized (reader) {
            return reader.views(image, goal, colours);
        }
    }

    private static void truth(Dependencies order, AssemblyState state, PieceNumbering numbers, Moment moment) {
        for (int index = 0; index < state.pieces(); index++) {
            int number = numbers.toPolicy(Action.pickUp(index)).piece();
            moment.status[number] = PieceStatus.of(state, index);
            moment.covered[number] = Rules.covered(order, state, index);
        }
    }
}

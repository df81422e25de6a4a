package io.foresight.reflect.learn;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Imagination;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.read.NetworkReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures on boards that were not learnt from how much of what a world model draws is right: after 1, 3 and 5 actions the share of frames in
 * which the places of all pieces are. Beside it stand what the reader says of the true picture, which is the most to hope for, and that
 * nothing changes. What cannot be counts as wrong.
 */
final class DrawnCheck {
    private static final int MOST_STEPS = 5;
    private static final int STEPS_LEFT = 40;

    private final NetworkReader reader;
    private final TaskPictures pictures;
    private final HorizonFigures figures = new HorizonFigures();

    private DrawnCheck(NetworkReader reader) {
        this.reader = reader;
        pictures = new TaskPictures(reader.side(), reader.side(), Cameras.FIXED);
    }

    /**
     * Imagines along walks.
     *
     * @param world closed at the end
     * @return figures by name, such as {@code placesH3}, {@code placesReadH3} and {@code placesSameH3}, and {@code broken}: how often a walk led
     *     to what cannot be
     */
    static Map<String, Double> run(WorldModel world, NetworkReader reader, TrainingTasks held, long seed, int walks) {
        DrawnCheck check = new DrawnCheck(reader);
        try (Imagination imagination = new Imagination(world);
                SymbolicWorld truth = new SymbolicWorld(FailureModel.CALIBRATED)) {
            for (int position = 0; position < walks; position++) {
                AssemblyTask task = held.task(seed, position);
                SplittableRandom random = new SplittableRandom(seed ^ position);
                check.add(imagination, task, ImagineWalk.of(truth, task, MOST_STEPS, random));
            }
            Map<String, Double> means = new LinkedHashMap<>(check.figures.means());
            means.put("broken", imagination.broken() / (double) walks);
            return means;
        }
    }

    private void add(Imagination imagination, AssemblyTask task, ImagineWalk walk) {
        PieceNumbering numbers = PieceNumbering.byColour(task.board());
        List<Colour> colours = numbers.colours();
        Picture goal = pictures.goal(task);
        Picture image = scene(task, walk.states().get(0));
        Observation now = new Observation(
                Situation.ofPictures(colours, Optional.empty(), List.of(), STEPS_LEFT, image, goal),
                reader.order(goal, colours),
                reader.frame(image, goal, colours),
                List.of());
        List<Action> plan = walk.actions().stream().map(numbers::toPolicy).toList();
        imagination.begin();
        Optional<Future> future =
                imagination.of(now, List.of(plan)).map(plans -> plans.get(0).get(0));
        for (int horizon : HorizonFigures.HORIZONS) {
            if (horizon > plan.size()) {
                continue;
            }
            AssemblyState state = walk.states().get(horizon);
            List<PieceStatus> truth = IntStream.range(0, colours.size())
                    .mapToObj(number -> PieceStatus.of(state, numbers.indexOf(number)))
                    .toList();
            PieceReading read = reader.frame(scene(task, state), goal, colours).places();
            figures.frame(horizon);
            figures.count(
                    "places",
                    horizon,
                    future.isPresent()
                            && future.get()
                                    .frames()
                                    .get(horizon - 1)
                                    .places()
                                    .likeliest()
                                    .equals(truth));
            figures.count("placesRead", horizon, read.likeliest().equals(truth));
            figures.count(
                    "placesSame", horizon, now.frame().places().likeliest().equals(truth));
        }
    }

    private Picture scene(AssemblyTask task, AssemblyState state) {
        return pictures.scene(Arrangement.of(task, state));
    }
}

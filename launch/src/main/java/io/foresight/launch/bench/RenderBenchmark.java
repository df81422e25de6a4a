package io.foresight.launch.bench;

import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Rendering;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Renders scenes. An image is a complete {@link SceneRenderer#render}: visible faces of board, pieces and gripper, shadows, five samples
 * per pixel, colours, depth and ids. The scenes are prepared before: {@value #BOARDS} hard boards of five and six pieces, with {@value
 * #SCENES} consecutive states of each as in an episode, so that a new board's surface is built for every {@value #SCENES} images; the
 * camera is the fixed one.
 */
final class RenderBenchmark {
    private static final int BOARDS = 8;
    private static final int SCENES = 12;
    private static final long FIRST_SEED = 1_000_000;

    private RenderBenchmark() {}

    /** Renders all scenes once and returns their number; square images of {@code side} pixels. */
    static LongSupplier images(int side) {
        SceneRenderer renderer = new SceneRenderer(side, side);
        List<Scene> scenes = scenes();
        return () -> {
            int middles = 0;
            for (Scene scene : scenes) {
                Rendering rendering = renderer.render(scene, Camera.fixed());
                middles += rendering.ids()[rendering.ids().length / 2];
            }
            if (middles == 0) {
                throw new IllegalStateException("the middle of every image is empty");
            }
            return scenes.size();
        };
    }

    /** Random states: each piece seated or on the table, sometimes one in the gripper. */
    private static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(FIRST_SEED);
        int boards = 0;
        for (long seed = FIRST_SEED; boards < BOARDS; seed++) {
            AssemblyTask task = TaskGenerator.generate("speed-" + seed, seed, seed);
            int pieces = task.board().pieces().size();
            if (pieces < 5 || pieces > 6) {
                continue;
            }
            boards++;
            for (int i = 0; i < SCENES; i++) {
                AssemblyState state = task.start();
                for (int piece = 0; piece < pieces; piece++) {
                    boolean seated = random.nextBoolean();
                    state = state.with(piece, seated ? Place.SEATED : Place.TABLE, !seated && state.lying(piece));
                }
                if (random.nextInt(2) == 0) {
                    int held = random.nextInt(pieces);
                    state = state.with(held, Place.HELD, state.lying(held));
                }
                scenes.add(Arrangement.of(task, state));
            }
        }
        return scenes;
    }
}

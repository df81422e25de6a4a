package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Depth and ids against a brute-force ray cast. */
class ExactnessTest {
    private static final int SIDE = 80;
    private static final int SCENES = 16;
    /** Corners are snapped to 1/256 of a pixel, so that an edge may be off by this much. */
    private static final double EDGE = 0.02;

    private int compared;
    private int pieces;

    @Test
    void idsAndDepthsAreThoseOfRaysThroughThePixelsCentres() {
        SceneRenderer renderer = new SceneRenderer(SIDE, SIDE + 7);
        for (int seed = 0; seed < SCENES; seed++) {
            Scene scene = seed % 4 == 3 ? finished(seed) : thrown(seed);
            Camera camera = seed % 3 == 0 ? Camera.fixed() : seed % 3 == 1 ? Camera.randomised(seed) : close(seed);
            compare(renderer.render(scene, camera), new RayCaster(scene, camera, SIDE, SIDE + 7));
        }
        assertThat(compared).isGreaterThan(SCENES * SIDE * SIDE * 8 / 10);
        assertThat(pieces).isGreaterThan(3_000);
    }

    private void compare(Rendering rendering, RayCaster caster) {
        for (int row = 0; row < SIDE + 7; row++) {
            for (int column = 0; column < SIDE; column++) {
                RayCaster.Hit hit = caster.cast(column + 0.5, row + 0.5);
                if (onAnEdge(caster, column + 0.5, row + 0.5, hit)) {
                    continue;
                }
                int at = row * SIDE + column;
                assertThat(rendering.ids()[at]).as("id at %d, %d", column, row).isEqualTo(hit.id());
                if (hit.id() == Rendering.NOTHING) {
                    assertThat(rendering.depth()[at]).isEqualTo(Float.POSITIVE_INFINITY);
                } else {
                    assertThat((double) rendering.depth()[at])
                            .as("depth at %d, %d", column, row)
                            .isCloseTo(hit.depth(), within(hit.depth() * 1e-6));
                }
                compared++;
                pieces += hit.id() >= Rendering.FIRST_PIECE ? 1 : 0;
            }
        }
    }

    private static boolean onAnEdge(RayCaster caster, double column, double row, RayCaster.Hit hit) {
        for (int k = 0; k < 4; k++) {
            RayCaster.Hit beside = caster.cast(column + (k % 2 == 0 ? EDGE : -EDGE), row + (k < 2 ? EDGE : -EDGE));
            if (beside.surface() != hit.surface()) {
                return true;
            }
        }
        return false;
    }

    /** Nearer than anything is meant to be seen from: faces reach behind the camera. */
    private static Camera close(int seed) {
        double angle = seed;
        double[] eye = {0.5 * Math.cos(angle), 0.5 * Math.sin(angle), 0.25};
        return Camera.lookingAt(eye, new double[] {0, 0, 0.05}, 1.2);
    }

    /** All pieces in their pockets, face to face. */
    private static Scene finished(int seed) {
        AssemblyTask task = TaskGenerator.generate("finished-" + seed, 5_000 + seed, seed);
        return Arrangement.of(task, AssemblyState.goal(task.board().pieces().size()));
    }

    /** A board with its pieces anywhere over the table, turned in all directions, through one another too. */
    static Scene thrown(int seed) {
        AssemblyTask task = TaskGenerator.generate("thrown-" + seed, 5_000 + seed, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < task.board().pieces().size(); i++) {
            poses.add(anywhere(random));
        }
        Pose gripper = anywhere(random);
        return new Scene(task.board(), task.boardPose(), poses, gripper, random.nextDouble(0, 0.08));
    }

    private static Pose anywhere(SplittableRandom random) {
        return new Pose(
                random.nextDouble(-0.35, 0.35),
                random.nextDouble(-0.4, 0.4),
                random.nextDouble(0, 0.3),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1));
    }
}

package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawing again only what moved, against drawing everything. */
class KeptDrawingsTest {
    private static final int SCENES = 150;
    private static final List<AssemblyTask> TASKS = IntStream.range(0, 6)
            .mapToObj(seed -> TaskGenerator.generate("kept-" + seed, 7_000 + seed, seed))
            .toList();
    private static final List<Camera> CAMERAS = List.of(
            Camera.fixed(),
            Camera.randomised(5),
            Camera.lookingAt(new double[] {0.3, 0.4, 0.25}, new double[] {0, 0, 0.05}, 1.2));

    /** Few boards, as many as by default, and so many that there is no memory for how they look. */
    @ParameterizedTest
    @CsvSource({"96, 96, 1", "64, 101, 4", "96, 96, 4096"})
    void picturesAreThoseOfDrawingEverything(int width, int height, int boards) {
        SplittableRandom random = new SplittableRandom(width + height + boards);
        SceneRenderer renderer = new SceneRenderer(width, height, boards);
        Scene scene = thrown(random);
        int pieces = 0;
        for (int i = 0; i < SCENES; i++) {
            scene = random.nextInt(8) == 0 ? thrown(random) : moved(scene, random);
            Camera camera = CAMERAS.get(random.nextInt(4) == 0 ? random.nextInt(CAMERAS.size()) : 0);
            Rendering plain = new PlainRenderer(width, height, camera).render(scene);
            Rendering kept = renderer.render(scene, camera);
            assertThat(Arrays.mismatch(kept.picture().rgb(), plain.picture().rgb()))
                    .as("first byte that differs in scene %d", i)
                    .isNegative();
            assertThat(Arrays.mismatch(kept.ids(), plain.ids())).isNegative();
            assertThat(Arrays.mismatch(kept.depth(), plain.depth())).isNegative();
            for (byte id : kept.ids()) {
                pieces += id >= Rendering.FIRST_PIECE ? 1 : 0;
            }
        }
        assertThat(pieces).isGreaterThan(SCENES * 100);
    }

    @Test
    void drawingsOfAllBoardsFitIntoSixtyFourMebibytes() {
        for (int side : new int[] {64, 96, 336}) {
            for (int boards : new int[] {1, 4, 33, 500, 4097}) {
                assertThat((long) Bodies.poses(boards, side, side) * boards * Bodies.bytesPerPose(side, side))
                        .as("%d boards of %d pixels", boards, side)
                        .isLessThanOrEqualTo(64 << 20);
            }
            assertThat(bytesOfABoard(side))
                    .as("%d pixels", side)
                    .isBetween(Bodies.bytesPerPose(side, side) / 3, Bodies.bytesPerPose(side, side));
        }
        assertThat(Bodies.poses(33, 96, 96)).isEqualTo(3);
        assertThat(Bodies.poses(400, 96, 96)).isEqualTo(2);
        assertThat(Bodies.poses(4097, 336, 336)).isZero();
    }

    /** Of arrays, on the average of the tasks as they start. */
    private static long bytesOfABoard(int side) {
        ShadowMap map = SceneRenderer.emptyShadows(side, side);
        SolidDrawing drawing =
                new SolidDrawing(SceneRenderer.emptyPlanes(side, side), new FaceProjection(map), new ShadowCaster(map));
        View view = new View(Camera.fixed(), side, side);
        long bytes = 0;
        for (AssemblyTask task : TASKS) {
            Scene start = Arrangement.of(task, task.start());
            bytes += bytes(drawing.draw(Solid.of(task.board()), start.boardPose(), Rendering.BOARD, view));
            for (int i = 0; i < start.poses().size(); i++) {
                Solid piece = Solid.of(task.board().pieces().get(i));
                bytes += bytes(drawing.draw(piece, start.poses().get(i), Rendering.FIRST_PIECE, view));
            }
        }
        return bytes / TASKS.size();
    }

    private static long bytes(DrawnSolid drawn) {
        FaceTable table = drawn.faces();
        return 8L * (table.forms.length + table.constants.length)
                + 4L * (table.light.length + table.faces.length + drawn.shadow().tiles().length)
                + table.ids.length
                + bytes(drawn.seen())
                + bytes(drawn.shadow().heights());
    }

    private static long bytes(DepthPatch patch) {
        return 6L * patch.value().length + 8L * patch.to().length;
    }

    /** The same with one thing moved, most often to a place where it may have been before, now and then out of view. */
    private static Scene moved(Scene scene, SplittableRandom random) {
        List<Pose> poses = new ArrayList<>(scene.poses());
        int what = random.nextInt(poses.size() + 3);
        if (what < poses.size()) {
            poses.set(what, somewhere(random));
        }
        return new Scene(
                scene.board(),
                what == poses.size() ? somewhere(random) : scene.boardPose(),
                poses,
                what == poses.size() + 1 ? somewhere(random) : scene.gripper(),
                what == poses.size() + 2 ? random.nextInt(12) * 0.005 : scene.openingMetres());
    }

    private static Scene thrown(SplittableRandom random) {
        AssemblyTask task = TASKS.get(random.nextInt(TASKS.size()));
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < task.board().pieces().size(); i++) {
            poses.add(somewhere(random));
        }
        return new Scene(task.board(), task.boardPose(), poses, somewhere(random), 0.08);
    }

    private static Pose somewhere(SplittableRandom random) {
        SplittableRandom place = new SplittableRandom(random.nextInt(random.nextInt(5) == 0 ? 1_000 : 5));
        return new Pose(
                place.nextDouble(-0.6, 0.6),
                place.nextDouble(-0.6, 0.6),
                place.nextDouble(-0.1, 0.4),
                place.nextDouble(-1, 1),
                place.nextDouble(-1, 1),
                place.nextDouble(-1, 1),
                place.nextDouble(-1, 1));
    }
}

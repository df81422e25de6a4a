package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
    private static final AssemblyTask TASK = TaskGenerator.generate("drawn", 1_000_001, 7);

    @Test
    void refusesSizesThatItWasNotMadeFor() {
        for (int[] size : new int[][] {{63, 64}, {64, 63}, {337, 336}, {128, 0}, {-1, 128}}) {
            assertThatThrownBy(() -> new SceneRenderer(size[0], size[1]))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("64 to 336")
                    .hasMessageContaining(size[0] + " x " + size[1]);
        }
    }

    @Test
    void showsEveryPieceOfAStart() {
        SceneRenderer renderer = new SceneRenderer(128, 128);
        Rendering start = renderer.render(Arrangement.of(TASK, TASK.start()), Camera.fixed());
        int pieces = TASK.board().pieces().size();
        int[] pixels = new int[Rendering.FIRST_PIECE + pieces];
        for (byte id : start.ids()) {
            pixels[id]++;
        }
        for (int count : pixels) {
            assertThat(count).isGreaterThan(3);
        }
    }

    @Test
    void drawsTheSameBytesAgainWhateverItDrewBefore() {
        SceneRenderer renderer = new SceneRenderer(64, 64);
        AssemblyTask other = TaskGenerator.generate("other", 1_000_007, 8);
        Rendering first = renderer.render(Arrangement.of(TASK, TASK.start()), Camera.fixed());
        renderer.render(Arrangement.of(other, other.start()), Camera.randomised(3));
        renderer.render(
                Arrangement.of(TASK, AssemblyState.goal(TASK.board().pieces().size())), Camera.fixed());
        Rendering again = renderer.render(Arrangement.of(TASK, TASK.start()), Camera.fixed());
        assertThat(again.picture().rgb()).isEqualTo(first.picture().rgb());
        assertThat(again.depth()).isEqualTo(first.depth());
        assertThat(again.ids()).isEqualTo(first.ids());
    }

    @Test
    void drawsTheHeldPieceBetweenTheFingers() {
        Scene scene = HandMadeScene.mixed();
        Camera camera = Camera.fixed();
        Rendering rendering = new SceneRenderer(128, 128).render(scene, camera);
        Pose nail = scene.poses().get(2);
        double[] p = camera.pose().inverse().transform(nail.x(), nail.y(), nail.z());
        double focal = 64 / StrictMath.tan(camera.fieldOfView() / 2);
        int column = (int) (64 + focal * p[0] / -p[2]);
        int row = (int) (64 - focal * p[1] / -p[2]);
        assertThat(rendering.ids()[row * 128 + column]).isEqualTo((byte) (Rendering.FIRST_PIECE + 2));
        assertThat((double) rendering.depth()[row * 128 + column]).isCloseTo(-p[2], within(0.02));
        assertThat(rendering.ids()[(row - 6) * 128 + column]).isEqualTo(Rendering.GRIPPER);
    }

    @Test
    void aPieceInTheAirKeepsTheLampFromTableAndBoard() {
        Scene goal = HandMadeScene.goal();
        SceneRenderer renderer = new SceneRenderer(128, 128);
        Rendering without = renderer.render(with(goal, Pose.at(0, 0, -5)), Camera.fixed());
        for (double[] below : new double[][] {{0.0, -0.25, 0}, {0.04, 0.1, 0.06}}) {
            double height = 0.25;
            double[] lamp = ShadowMap.TO_LAMP;
            double[] at = {
                below[0] + lamp[0] / lamp[2] * height, below[1] + lamp[1] / lamp[2] * height, below[2] + height
            };
            Rendering shaded = renderer.render(with(goal, Pose.at(at[0], at[1], at[2])), Camera.fixed());
            int darker = 0;
            for (int i = 0; i < 128 * 128; i++) {
                boolean same = shaded.ids()[i] == without.ids()[i] && shaded.depth()[i] == without.depth()[i];
                int change = brightness(without, i) - brightness(shaded, i);
                assertThat(same && change < -12).as("nothing gets brighter").isFalse();
                darker += same && change > 40 ? 1 : 0;
            }
            assertThat(darker).isGreaterThan(20);
        }
    }

    @Test
    void averagesColoursWhereAPixelIsSharedByTwoThings() {
        Rendering rendering = new SceneRenderer(128, 128).render(HandMadeScene.goal(), Camera.fixed());
        int between = 0;
        int borders = 0;
        for (int row = 30; row < 127; row++) {
            for (int column = 1; column < 127; column++) {
                int at = row * 128 + column;
                if (rendering.ids()[at] == Rendering.BOARD && rendering.ids()[at - 1] == Rendering.TABLE) {
                    int table = rendering.picture().rgb(column - 2, row) >> 16;
                    int board = rendering.picture().rgb(column + 1, row) >> 16;
                    int red = rendering.picture().rgb(column, row) >> 16;
                    borders++;
                    between += red > board + 8 && red < table - 8 ? 1 : 0;
                }
            }
        }
        assertThat(borders).isGreaterThan(20);
        assertThat(between).isGreaterThan(borders / 5);
    }

    @Test
    void drawsGoalsFromAnyCamera() {
        SceneRenderer renderer = new SceneRenderer(96, 96);
        Rendering fixed = renderer.render(HandMadeScene.goal(), Camera.fixed());
        Rendering other = renderer.render(HandMadeScene.goal(), Camera.randomised(11));
        assertThat(other.picture().rgb()).isNotEqualTo(fixed.picture().rgb());
        for (byte id = Rendering.TABLE; id < Rendering.FIRST_PIECE + 3; id++) {
            assertThat(other.ids()).contains(id);
        }
    }

    @Test
    void coloursAloneAreTheSameWhateverWasDrawnBefore() {
        SceneRenderer renderer = new SceneRenderer(96, 80);
        int bytes = 3 * 96 * 80;
        byte[] pictures = new byte[3 * bytes];
        renderer.draw(HandMadeScene.goal(), Camera.fixed(), pictures, 0);
        renderer.draw(with(HandMadeScene.goal(), Pose.at(0.1, -0.3, 0.02)), Camera.randomised(3), pictures, bytes);
        renderer.draw(HandMadeScene.goal(), Camera.fixed(), pictures, 2 * bytes);
        byte[] whole = new SceneRenderer(96, 80)
                .render(HandMadeScene.goal(), Camera.fixed())
                .picture()
                .rgb();
        assertThat(Arrays.copyOf(pictures, bytes)).isEqualTo(whole);
        assertThat(Arrays.copyOfRange(pictures, 2 * bytes, 3 * bytes)).isEqualTo(whole);
        assertThat(Arrays.copyOfRange(pictures, bytes, 2 * bytes)).isNotEqualTo(whole);
    }

    private static int brightness(Rendering rendering, int pixel) {
        byte[] rgb = rendering.picture().rgb();
        return (rgb[3 * pixel] & 255) + (rgb[3 * pixel + 1] & 255) + (rgb[3 * pixel + 2] & 255);
    }

    private static Scene with(Scene scene, Pose firstPiece) {
        List<Pose> poses = new ArrayList<>(scene.poses());
        poses.set(0, firstPiece);
        return new Scene(scene.board(), scene.boardPose(), poses, scene.gripper(), scene.openingMetres());
    }
}

package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
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
}

package io.foresight.sim.drive.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.sim.raycast.Material;
import org.junit.jupiter.api.Test;

class SketchTest {
    @Test
    void aBoxIsTurnedAndThenMoved() {
        Sketch sketch = new Sketch();
        sketch.at(10, 0, 1, Math.PI / 2).box(0, 0, 0, 4, 2, 1, Material.METAL);
        assertThat(sketch.triangles()).isEqualTo(12);
        double[] bounds = sketch.bounds();
        double[] expected = {8, 0, 1, 10, 4, 2};
        for (int i = 0; i < 6; i++) {
            assertThat(bounds[i]).isEqualTo(expected[i], within(1e-5));
        }
    }

    @Test
    void aBallReachesItsHalfAxes() {
        Sketch sketch = new Sketch();
        sketch.ball(Sketch.point(0, 0, 2), 1, 2, 0.5, 16, Material.SOIL);
        double[] bounds = sketch.bounds();
        assertThat(bounds[3]).isEqualTo(1, within(0.05));
        assertThat(bounds[4]).isEqualTo(2, within(0.05));
        assertThat(bounds[5]).isEqualTo(2.5, within(1e-5));
    }

    @Test
    void anEmptySketchHasNoBounds() {
        assertThatThrownBy(() -> new Sketch().bounds()).hasMessageContaining("empty");
    }
}

package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.BoxCode;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final PillarGrid GRID = new PillarGrid(51.2, 0.8, -5, 3);
    private static final Taxonomy TAXONOMY = Taxonomy.selecting("car", "pedestrian");

    @Test
    void theHeatPeaksAtTheMiddleCellOfItsClass() {
        Targets targets = targets(label(ObjectClass.named("pedestrian"), 10.3, -4.9, 50));
        int at = cell(10.3, -4.9);
        assertThat(targets.heat[128 * 128 + at]).isEqualTo(1);
        assertThat(targets.heat[128 * 128 + at + 1]).isStrictlyBetween(0f, 1f);
        assertThat(targets.heat[at]).isZero();
    }

    @Test
    void everyCellAroundTheMiddleCarriesTheSameBox() {
        Targets targets = targets(label(ObjectClass.named("car"), 10.3, -4.9, 50));
        assertThat(targets.cells).hasSize(9);
        for (Targets.Cell cell : targets.cells) {
            Box3d box = BoxCode.decode(cell.code(), GRID, cell.index() % 128, cell.index() / 128, FrameId.LIDAR);
            assertThat(box.x()).isCloseTo(10.3, within(1e-4));
            assertThat(box.y()).isCloseTo(-4.9, within(1e-4));
        }
        assertThat(targets.cells).filteredOn(cell -> cell.weight() == 1).hasSize(1);
    }

    @Test
    void anObjectBarelySeenIsLeftOutButNotItsNeighbour() {
        Targets targets =
                targets(label(ObjectClass.named("car"), 10, 0, 2), label(ObjectClass.named("car"), 10, 2, 90));
        assertThat(targets.weight[cell(10, 0)]).isZero();
        assertThat(targets.weight[cell(10, 2)]).isEqualTo(1);
        assertThat(targets.heat[cell(10, 0)]).isLessThan(1);
        assertThat(targets.weight[cell(30, 30)]).isEqualTo(1);
    }

    @Test
    void objectsBeyondTheRangeChangeNothing() {
        Targets targets =
                targets(label(ObjectClass.named("car"), 51, 51, 90), label(ObjectClass.named("car"), 51.3, 0, 90));
        assertThat(targets.cells).isEmpty();
        assertThat(targets.heat).containsOnly(0f);
        assertThat(targets.weight).containsOnly(1f);
    }

    @Test
    void aClassTheDetectorDoesNotKnowIsLeftOut() {
        Targets targets = targets(label(ObjectClass.named("bus"), 10, 0, 90));
        assertThat(targets.cells).isEmpty();
        assertThat(targets.weight[cell(10, 0)]).isZero();
    }

    private static int cell(double x, double y) {
        return GRID.index(y) * 128 + GRID.index(x);
    }

    private static Targets targets(LabelledBox... labels) {
        return new Targets(List.of(labels), GRID, TAXONOMY, 5);
    }

    private static LabelledBox label(ObjectClass objectClass, double x, double y, int points) {
        return new LabelledBox(new Box3d(FrameId.LIDAR, x, y, -1, 4, 1.7, 1.5, 0.4), objectClass, 1, 2, 3, points, 0);
    }
}

package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Occupancy and map over 3 x 2 cells of 0.4 m whose corner is at (-0.4, 1). */
class SceneTest {
    private static final GroundGrid GROUND = new GroundGrid(FrameId.LIDAR, -0.4, 1, 0.4, 3, 2);
    private static final Effort EFFORT = new Effort(10, false, new Effort.StageTimes(1, 2, 3));

    @Test
    void aPlaceLiesInOneCell() {
        assertThat(GROUND.cell(-0.4, 1)).isZero();
        assertThat(GROUND.cell(0.7, 1.3)).isEqualTo(2);
        assertThat(GROUND.cell(-0.3, 1.5)).isEqualTo(3);
        assertThat(GROUND.cell(-0.41, 1)).isEqualTo(-1);
        assertThat(GROUND.cell(0.81, 1)).isEqualTo(-1);
        assertThat(GROUND.cell(0, 0.99)).isEqualTo(-1);
        assertThat(GROUND.cell(0, 1.81)).isEqualTo(-1);
    }

    @Test
    void aVoxelIsFoundByPlace() {
        byte[] meanings = new byte[2 * GROUND.cells()];
        meanings[GROUND.cells() + 2] = 1;
        meanings[3] = OccupancyGrid.UNKNOWN;
        OccupancyGrid grid = new OccupancyGrid(GROUND, -1, 0.4, 2, List.of("free", "car"), meanings);
        assertThat(grid.at(0.7, 1.3, -0.5)).isEqualTo(1);
        assertThat(grid.at(0.7, 1.3, -0.9)).isZero();
        assertThat(grid.at(-0.3, 1.5, -0.9)).isEqualTo(OccupancyGrid.UNKNOWN);
        assertThat(grid.at(0.7, 1.3, -0.1)).isEqualTo(OccupancyGrid.UNKNOWN);
        assertThat(grid.at(0.7, 1.3, -1.1)).isEqualTo(OccupancyGrid.UNKNOWN);
        assertThat(grid.at(5, 1.3, -0.5)).isEqualTo(OccupancyGrid.UNKNOWN);
    }

    @Test
    void aLayerOfTheMapIsFoundByNameAndPlace() {
        float[] probabilities = new float[2 * GROUND.cells()];
        probabilities[GROUND.cells() + 3] = 0.75f;
        BirdsEyeMap map = new BirdsEyeMap(GROUND, List.of("drivable", "crossing"), probabilities);
        assertThat(map.at("crossing", -0.3, 1.5)).isEqualTo(0.75f);
        assertThat(map.at("drivable", -0.3, 1.5)).isZero();
        assertThat(map.at("drivable", 9, 9)).isNaN();
        assertThatThrownBy(() -> map.at("kerb", 0, 1)).hasMessageContaining("\"kerb\"; there are drivable, crossing");
    }

    @Test
    void gridsThatContradictThemselvesAreRefused() {
        byte[] voxels = new byte[GROUND.cells()];
        assertThatThrownBy(() -> new OccupancyGrid(GROUND, 0, 0.4, 2, List.of("free"), voxels))
                .hasMessageContaining("2 layers of 6 cells need as many voxels, got 6");
        assertThatThrownBy(() -> new OccupancyGrid(GROUND, 0, 0.5, 1, List.of("free"), voxels))
                .hasMessageContaining("0.5 m over cells of 0.4 m");
        byte[] unnamed = voxels.clone();
        unnamed[4] = 1;
        assertThatThrownBy(() -> new OccupancyGrid(GROUND, 0, 0.4, 1, List.of("free"), unnamed))
                .hasMessageContaining("an index into [free] or -1, got 1");
        assertThatThrownBy(() -> new BirdsEyeMap(GROUND, List.of("drivable"), new float[5]))
                .hasMessageContaining("got 5");
        float[] much = new float[6];
        Arrays.fill(much, 1.5f);
        assertThatThrownBy(() -> new BirdsEyeMap(GROUND, List.of("drivable"), much))
                .hasMessageContaining("got 1.5");
        assertThatThrownBy(() -> new GroundGrid(FrameId.LIDAR, 0, 0, 0, 1, 1)).hasMessageContaining("0.0 m");
        assertThatThrownBy(() -> new GroundGrid(FrameId.LIDAR, Double.NaN, 0, 1, 1, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new GroundGrid(FrameId.LIDAR, 0, 0, 1, 100_000, 100_000))
                .hasMessageContaining("100000 x 100000");
    }

    @Test
    void anAbsentPartIsNotAnEmptyOne() {
        Scene nothingFound = Scene.ofBoxes(List.of(), EFFORT);
        assertThat(nothingFound.detections()).isEmpty();
        assertThat(nothingFound.occupancy()).isEmpty();
        Scene withoutBoxes = new Scene(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), EFFORT);
        assertThatThrownBy(withoutBoxes::detections)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no box head");
    }

    @Test
    void aSceneKeepsItsBoxesToItself() {
        List<Detection> boxes = new ArrayList<>(List.of(detection()));
        Scene scene = Scene.ofBoxes(boxes, EFFORT);
        boxes.clear();
        assertThat(scene.detections()).containsExactly(detection());
    }

    @Test
    void tracksHaveAnIdAndAnAge() {
        assertThat(new Track(7, detection(), 0.3).latest()).isEqualTo(detection());
        assertThatThrownBy(() -> new Track(-1, detection(), 0)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> new Track(1, detection(), Double.NaN)).hasMessageContaining("NaN s");
    }

    private static Detection detection() {
        Box3d box = new Box3d(FrameId.LIDAR, 10, 0, -1, 4, 1.8, 1.5, 0);
        return new Detection(box, ObjectClass.named("car"), 0.5f, 1, 0);
    }
}

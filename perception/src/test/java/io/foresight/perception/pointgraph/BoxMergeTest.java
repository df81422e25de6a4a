package io.foresight.perception.pointgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.sweep.CameraCalibration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxMergeTest {
    /** Three vertices within a car at (0, 1, 10), at the corners of a quarter of its volume, and one far away. */
    private static final PointGraph GRAPH = new PointGraph(
            new CameraView.Seen(new double[] {-1, 0.4, 9.6, 1, 0.4, 10.4, 0, 0.7, 10, 8, 0, 40}, new float[4]),
            new int[] {0, 1, 2, 3},
            new PointGraph.Edges(new int[5], new int[0]),
            new PointGraph.Edges(new int[5], new int[0]));

    @Test
    void boxesThatOverlapBecomeTheirMedianAndTheirScoresAddUp() {
        List<BoxMerge.Merged> merged = BoxMerge.of(
                List.of(seen(0, car(0), 0.9), seen(1, car(0.2), 0.8), seen(2, car(0.1), 0.5)),
                GRAPH,
                PointGraphModel.CAR);
        assertThat(merged).hasSize(1);
        CameraBox box = merged.get(0).box();
        assertThat(box.x()).isCloseTo(0.1, within(1e-12));
        double moved = (4 - 0.1) / (4 + 0.1); // of a box of 4 m, shifted by 0.1 m along its length
        double filled = 2.0 / 4 * (0.3 / 1.5) * (0.8 / 1.6);
        assertThat(merged.get(0).score()).isCloseTo((0.9 + 0.8 * moved + 0.5) * (1 + filled), within(1e-9));
    }

    @Test
    void boxesApartStayApart() {
        List<BoxMerge.Merged> merged =
                BoxMerge.of(List.of(seen(0, car(0), 0.9), seen(3, car(8), 0.8)), GRAPH, PointGraphModel.CAR);
        assertThat(merged).hasSize(2);
        assertThat(merged.get(1).score()).isEqualTo(0.8);
    }

    @Test
    void aBoxHalfOutsideOfTheImageIsHalfHidden() {
        CameraView view = new CameraView(
                new CameraCalibration(100, 100, 50, 50, CameraCalibration.Distortion.NONE, Optional.empty()),
                RigidTransform.identity(FrameId.LIDAR, new FrameId("camera")),
                100,
                100);
        assertThat(new CameraBox(0, 1, 10, 2, 2, 0.001, 0).hidden(view)).isCloseTo(0, within(1e-9));
        assertThat(new CameraBox(5, 1, 10, 2, 2, 0.001, 0).hidden(view)).isCloseTo(0.5, within(1e-3));
    }

    private static VertexBoxes.Seen seen(int vertex, CameraBox box, double probability) {
        return new VertexBoxes.Seen(vertex, 1, box, probability);
    }

    private static CameraBox car(double x) {
        return new CameraBox(x, 1, 10, 4, 1.5, 1.6, 0);
    }
}

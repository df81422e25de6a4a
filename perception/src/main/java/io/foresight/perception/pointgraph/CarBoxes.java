package io.foresight.perception.pointgraph;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import java.util.Comparator;
import java.util.List;

/** Cars from what the vertices say. Here alone the camera's frame of boxes is known: what comes out is in the frame of the cloud. */
public final class CarBoxes {
    private CarBoxes() {}

    /**
     * A car.
     *
     * @param score s / (1 + s) of the merged score s, which is above 0 and has no upper limit; in (0, 1)
     */
    public record Car(Box3d box, float score) {}

    /** The cars by descending score, without those that lie largely outside of the image. */
    public static List<Car> of(
            PointGraph graph, PointGraphModel model, PointGraphRunner.Answer answer, CameraView view, FrameId frame) {
        return BoxMerge.of(VertexBoxes.of(graph, model, answer), graph, model).stream()
                .filter(merged -> merged.box().hidden(view) <= model.mostHidden())
                .map(merged ->
                        new Car(view.toSensor(merged.box(), frame), (float) (merged.score() / (1 + merged.score()))))
                .sorted(Comparator.comparingDouble(Car::score).reversed())
                .toList();
    }
}

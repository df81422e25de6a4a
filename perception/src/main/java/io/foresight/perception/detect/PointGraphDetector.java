package io.foresight.perception.detect;

import io.foresight.perception.mount.Evidence;
import io.foresight.perception.pointgraph.CameraView;
import io.foresight.perception.pointgraph.CarBoxes;
import io.foresight.perception.pointgraph.PointGraph;
import io.foresight.perception.pointgraph.PointGraphModel;
import io.foresight.perception.pointgraph.PointGraphRunner;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineException;
import io.foresight.tensor.engine.TensorEngine;
import java.util.List;

/** Runs Point-GNN: the graph before the camera, the network, merging. Boxes are those of the reference; their sizes are not judged. */
final class PointGraphDetector implements Detector {
    private static final double LOWEST = -10; // metres in the LiDAR's frame; the camera's view bounds what is seen
    private static final double HIGHEST = 10;
    private static final ObjectClass CAR = ObjectClass.named("car");

    private final ModelCard card;
    private final PointGraphModel model;
    private final PointGraphRunner runner;

    PointGraphDetector(
            ModelSheet sheet, PointGraphSpec spec, Weights weights, TensorEngine engine, Precision precision) {
        model = spec.model();
        runner = new PointGraphRunner(weights, engine, precision);
        double range = spec.rangeMetres();
        Evidence.View ahead = new Evidence.View(0, range, -range, range, LOWEST, HIGHEST);
        card = ModelCard.of(sheet, ahead, engine, precision);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public boolean needsCamera() {
        return true;
    }

    @Override
    public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
        CameraView view = view(sweep);
        StageClock clock = new StageClock();
        PointGraph graph = PointGraph.of(view.seen(sweep.cloud()), model);
        clock.voxelised();
        betweenStages.run();
        if (graph.size() == 0) {
            return Scene.ofBoxes(List.of(), new Effort(0, false, clock.times()));
        }
        PointGraphRunner.Answer answer;
        try {
            answer = runner.run(graph);
        } catch (EngineException e) {
            throw new EngineFaultException("the network failed on a graph of " + graph.size() + " vertices", e);
        }
        FiniteOutput.require("class", answer.logits());
        FiniteOutput.require("box", answer.corrections());
        clock.answered();
        betweenStages.run();
        List<Detection> cars = CarBoxes.of(
                        graph, model, answer, view, sweep.cloud().frame())
                .stream()
                .filter(car -> car.score() >= scoreThreshold)
                .map(car -> new Detection(car.box(), CAR, car.score(), Float.NaN, Float.NaN))
                .toList();
        clock.decoded();
        return Scene.ofBoxes(cars, new Effort(graph.seen().size(), false, clock.times()));
    }

    /** The view of the first camera whose place is known. */
    private static CameraView view(Sweep sweep) {
        for (CameraImage image : sweep.cameras()) {
            CameraCalibration lens = image.calibration().orElse(null);
            if (lens != null && lens.cameraFromSensor().isPresent()) {
                if (lens.distortion().model() != CameraCalibration.Model.NONE) {
                    throw new MissingSensorException(
                            "this model looks through a rectified image, that of camera " + image.camera()
                                    + " is distorted (" + lens.distortion().model() + ")");
                }
                return new CameraView(lens, lens.cameraFromSensor().get(), image.width(), image.height());
            }
        }
        throw new MissingSensorException("this model looks where a camera does, and sweep " + sweep.id()
                + " has no camera with a calibration: give it one (kitti: image_2 and calib)");
    }

    @Override
    public void close() {
        runner.close();
    }
}

package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelFolder;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The model that ships, on drives it was not trained on; needs no recordings. */
class ShippedModelOnDrivesTest {
    private static final double RANGE_METRES = 50;
    private static final int LEAST_POINTS = 5;
    private static final int DRIVES = 6;
    private static final int SWEEPS = 3;
    private static final int STEPS_BETWEEN = 40; // 4 s
    private static final long FIRST_SEED = 4_000;

    @Test
    void carsOfSimulatedDrivesAreFound() {
        Path models = Path.of("../models");
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        try (Detector detector =
                Detectors.load(new ModelFolder(models).find(ModelFolder.STANDARD), engine, Precision.FP32)) {
            DetectionScore score = new DetectionScore(detector.card().taxonomy(), RANGE_METRES, LEAST_POINTS);
            Perceiver perceiver = new Perceiver(detector);
            for (long seed = FIRST_SEED; seed < FIRST_SEED + DRIVES; seed++) {
                DrivingSimulation drive = new DrivingSimulation(seed, SceneConfig.any(), SensorRig.onRoof("hdl64e"));
                for (int k = 0; k < SWEEPS; k++) {
                    drive.advance(STEPS_BETWEEN);
                    Sweep sweep = drive.look().sweep();
                    SweepAnswer answer = perceiver.perceive(
                            sweep, PerceiveOptions.of(detector.card().scoreThreshold()));
                    assertThat(answer.validity()).isEqualTo(Validity.VALID);
                    score.add(answer.detections(), sweep.labels().boxes());
                }
            }
            Tally cars = score.byClass().get(ObjectClass.named("car"));
            assertThat(cars.labelled()).as("%s", cars).isGreaterThan(50);
            assertThat(cars.recall()).as("recall of %s", cars).isGreaterThan(0.85);
            assertThat(cars.precision()).as("precision of %s", cars).isGreaterThan(0.9);
        }
    }
}

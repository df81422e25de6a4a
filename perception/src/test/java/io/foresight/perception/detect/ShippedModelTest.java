package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foresight.perception.RealData;
import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.CameraViewScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model that ships: it opens, and it does on real sweeps what its data sheet says. */
class ShippedModelTest {
    private static final List<String> SWEEPS =
            List.of("000000", "000001", "000002", "000004", "000005", "000008", "001966", "001985", "002079", "002454");
    private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));

    @Test
    void everyModelOfTheFolderOpens() {
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        assertThat(MODELS.names()).contains(ModelFolder.STANDARD);
        for (String name : MODELS.names()) {
            ModelSheet sheet = ModelSheet.read(MODELS.find(name));
            try (Detector detector = Detectors.load(MODELS.find(name), engine, Precision.FP32)) {
                assertThat(detector.card().id()).isEqualTo(sheet.id()).startsWith(name);
                assertThat(detector.card().taxonomy().objectClasses()).isEqualTo(ObjectClass.known());
            }
        }
    }

    /** The sweeps and figures of docs/detector.md and the root README. */
    @Test
    @Tag("real-data")
    void twentyFiveOfTwentyEightCarsAreFoundInTheRealSweepsWithAtMost18FalseOnes() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        assumeThat(dataset.frameIds())
                .as("SKIPPED: not all sweeps of the figure are there")
                .containsAll(SWEEPS);
        CameraViewScore score = new CameraViewScore(KittiType.CAR, 0.5);
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        Tally total = Tally.ZERO;
        try (Detector detector = Detectors.load(MODELS.find(ModelFolder.STANDARD), engine, Precision.BF16)) {
            Perceiver perceiver = new Perceiver(detector);
            for (String id : SWEEPS) {
                int i = dataset.frameIds().indexOf(id);
                SweepAnswer answer = perceiver.perceive(
                        dataset.read(i), PerceiveOptions.of(detector.card().scoreThreshold()));
                total = total.plus(score.score(answer.detections(), dataset.objects(i), dataset.calibration(i)));
            }
        }
        assertThat(total.labelled()).isEqualTo(28);
        assertThat(total.found()).as("found, %s", total).isGreaterThanOrEqualTo(25);
        assertThat(total.falsePositives()).as("false positives, %s", total).isLessThanOrEqualTo(18);
    }
}

package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foresight.perception.RealData;
import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.CameraViewScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model that ships: it opens, and it does on real sweeps what its data sheet says. */
class ShippedModelTest {
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

    @Test
    @Tag("real-data")
    void sevenOfTenCarsOfRealSweepsAreFoundWithAtMostTwoFalseOnesAFrame() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        CameraViewScore score = new CameraViewScore(KittiType.CAR, 0.5);
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        Tally total = Tally.ZERO;
        int frames = 0;
        try (Detector detector = Detectors.load(MODELS.find(ModelFolder.STANDARD), engine, Precision.BF16)) {
            for (int i = 0; i < dataset.frameIds().size(); i++) {
                if (dataset.isLabelled(i)) {
                    Sweep sweep = dataset.read(i);
                    Scene scene = detector.detect(sweep, detector.card().scoreThreshold(), () -> {});
                    total = total.plus(score.score(scene.detections(), dataset.objects(i), dataset.calibration(i)));
                    frames++;
                }
            }
        }
        assumeThat(total.labelled()).as("labelled cars").isPositive();
        assertThat(total.recall()).as("%s over %d frames", total, frames).isGreaterThanOrEqualTo(0.7);
        assertThat((double) total.falsePositives() / frames)
                .as("%s over %d frames", total, frames)
                .isLessThanOrEqualTo(2);
    }
}

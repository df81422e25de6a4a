package io.foresight.perception.foreign;

import io.foresight.perception.RealData;
import io.foresight.perception.ReferenceWeights;
import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.archive.Weights;
import java.nio.file.Path;

/** The reference's seeded weights as a checkpoint. */
public final class SeededPointPillars {
    private SeededPointPillars() {}

    /** Writes the checkpoint into a folder and reads it as a model; skips the test where the weights are absent. */
    public static ForeignModel model(Path folder) {
        Path file = folder.resolve("seeded.pth");
        PytorchFile.write(file, weights());
        return ForeignModel.read(file, ForeignConfig.DEFAULT);
    }

    static Weights weights() {
        Path data = RealData.path("weights/pointpillars_seeded");
        return ReferenceWeights.read(data.resolve("weights_f16le.bin"), data.resolve("weights.json"), true);
    }
}

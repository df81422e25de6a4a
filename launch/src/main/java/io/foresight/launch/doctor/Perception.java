package io.foresight.launch.doctor;

import io.foresight.perception.detect.ModelFolder;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.PrecisionProbe;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Checks the engine, its devices and precisions, and the models. */
final class Perception {
    private Perception() {}

    static Finding engine() {
        TensorEngine engine = TensorEngine.start(EngineOptions.cpu());
        PrecisionProbe probe = PrecisionProbe.run(engine);
        return Finding.ok(
                "engine",
                String.format(
                        Locale.ROOT,
                        "PyTorch %s, %d GPU(s); %s is chosen (a convolution: %.2f ms in fp32, %.2f ms in bf16)",
                        engine.version(),
                        engine.gpuCount(),
                        probe.chosen().name().toLowerCase(Locale.ROOT),
                        probe.fp32Millis(),
                        probe.bf16Millis()));
    }

    /** Reads every model's data sheet and verifies the hash of its weights. */
    static Finding models(Path root) {
        ModelFolder models = new ModelFolder(root.resolve("models"));
        List<String> names = models.names();
        if (!names.contains(ModelFolder.STANDARD)) {
            return Finding.fail(
                    "models",
                    names.isEmpty() ? "none in " + models.root() : String.join(", ", names),
                    "the standard model " + ModelFolder.STANDARD + " is missing: restore " + models.root()
                            + " from the repository, or give --model a folder");
        }
        for (String name : names) {
            Path folder = models.find(name);
            ModelSheet sheet = ModelSheet.read(folder);
            Weights.load(folder.resolve(sheet.weights()), sheet.sha256());
        }
        return Finding.ok("models", String.join(", ", names) + ", hashes correct");
    }
}

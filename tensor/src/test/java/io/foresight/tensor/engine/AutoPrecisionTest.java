package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.tensor.archive.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoPrecisionTest {
    private final TensorEngine engine = TensorEngine.start(EngineOptions.cpu());

    @TempDir
    private Path folder;

    @Test
    void whatWasMeasuredOnceIsChosenAgain() throws IOException {
        Path cache = folder.resolve("not/there/yet");
        Precision first = new AutoPrecision(cache).chosen(engine, "model-a");
        Path file = cache.resolve("precision.json");
        Precision other = first == Precision.FP32 ? Precision.BF16 : Precision.FP32;
        Files.writeString(file, Files.readString(file).replace(first.name(), other.name()));
        assertThat(new AutoPrecision(cache).chosen(engine, "model-a"))
                .as("remembered, not measured")
                .isEqualTo(other);
    }

    @Test
    void everyModelIsMeasuredForItself() throws IOException {
        new AutoPrecision(folder).chosen(engine, "model-a");
        new AutoPrecision(folder).chosen(engine, "model-b");
        assertThat(Files.readString(folder.resolve("precision.json")))
                .contains("model-a", "model-b", "fp32Millis", "PyTorch " + engine.version());
    }

    @Test
    void aFileThatCannotBeReadOrWrittenOnlyCostsAMeasurement() throws IOException {
        Files.writeString(folder.resolve("precision.json"), "{damaged");
        assertThat(new AutoPrecision(folder).chosen(engine, "model-a")).isNotNull();
        assertThat(Files.readString(folder.resolve("precision.json"))).contains("model-a");
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        assertThat(new AutoPrecision(noFolder).chosen(engine, "model-a")).isNotNull();
    }
}

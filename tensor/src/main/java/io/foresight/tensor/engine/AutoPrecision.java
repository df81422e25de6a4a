package io.foresight.tensor.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.Home;
import io.foresight.core.file.Sha256;
import io.foresight.core.measure.Processor;
import io.foresight.tensor.archive.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arithmetic that {@code auto} stands for: measured once for each machine and model by {@link PrecisionProbe}, then remembered, so that
 * equal runs give equal results even where the two are almost equally fast. Remembered in {@code precision.json} in {@link Home#cache}.
 */
public final class AutoPrecision {
    private static final Logger LOG = LoggerFactory.getLogger(AutoPrecision.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    /** Remembers in a folder, which need not exist. */
    AutoPrecision(Path folder) {
        file = folder.resolve("precision.json");
    }

    /**
     * The arithmetic for a model on an engine.
     *
     * @param model identity of the model, such as the hash of its weights
     */
    public static Precision of(TensorEngine engine, String model) {
        return new AutoPrecision(Home.cache()).chosen(engine, model);
    }

    Precision chosen(TensorEngine engine, String model) {
        String key = key(engine, model);
        PrecisionProbe known = remembered().get(key);
        if (known != null) {
            return known.chosen();
        }
        PrecisionProbe measured = PrecisionProbe.run(engine);
        remember(key, measured);
        return measured.chosen();
    }

    private static String key(TensorEngine engine, String model) {
        Processor processor = Processor.here();
        String machine = Sha256.hex(processor.features().toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 8);
        return String.join(
                ", ",
                processor.name() + " " + machine,
                engine.deviceName(),
                engine.threads() + " threads",
                "PyTorch " + engine.version(),
                model);
    }

    /** A file that cannot be read is as good as none: it is measured again and written anew. */
    private Map<String, PrecisionProbe> remembered() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, PrecisionProbe>>() {});
        } catch (IOException e) {
            LOG.warn("{} cannot be read, the precision is measured again: {}", file, e.getMessage());
            return Map.of();
        }
    }

    private void remember(String key, PrecisionProbe measured) {
        Map<String, PrecisionProbe> all = new TreeMap<>(remembered());
        all.put(key, measured);
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, JSON.writeValueAsBytes(all));
        } catch (IOException e) {
            LOG.warn(
                    "the precision {} cannot be remembered, another run may choose another; give --precision: {}",
                    measured.chosen(),
                    e.getMessage());
        }
    }
}

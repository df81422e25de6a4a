package io.foresight.tensor.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON object a line: logged steps and validations. Lines of steps that a resumed run will do again are dropped when it opens the file. */
final class MetricsLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsLog.class);
    static final String FILE = "metrics.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final BufferedWriter writer;

    MetricsLog(Path directory, long firstStep) {
        file = directory.resolve(FILE);
        try {
            dropFrom(firstStep);
            writer = Files.newBufferedWriter(
                    file,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new TrainingException("cannot open " + file + ": " + e, e);
        }
    }

    private void dropFrom(long firstStep) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (stepOf(line) < firstStep) {
                kept.add(line);
            }
        }
        AtomicFile.write(file, part -> Files.write(part, kept, StandardCharsets.UTF_8));
    }

    /** The step of a line; a line torn by a crash belongs to no step that is kept. */
    private long stepOf(String line) {
        try {
            return JSON.readTree(line).path("step").asLong(Long.MAX_VALUE);
        } catch (JsonProcessingException e) {
            LOG.warn("dropping a torn line of {}: {}", file, line);
            return Long.MAX_VALUE;
        }
    }

    void step(StepReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", report.step());
        line.put("epoch", report.epoch());
        line.put("losses", report.losses());
        line.put("learning_rate", report.learningRate());
        line.put("gradient_norm", report.gradientNorm());
        line.put("samples_per_second", report.samplesPerSecond());
        line.put("data_wait_ms", report.dataWaitMillis());
        line.put("rss_mib", report.residentMebibytes() < 0 ? null : report.residentMebibytes());
        write(line);
    }

    void validation(long step, Map<String, Double> measured) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", step);
        line.put("validation", measured);
        write(line);
    }

    private void write(Map<String, Object> line) {
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new TrainingException(
                    "cannot write to " + file + ": " + e + ". Make room on the disk and resume.", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new TrainingException("cannot close " + file + ": " + e, e);
        }
    }
}

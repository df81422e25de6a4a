package io.foresight.launch.perceive;

import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.FailedWrite;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.DetectionLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A detections file with one JSON object per line. It appears under its name only when it is complete. */
public final class DetectionFile implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final ModelCard model;
    private final BufferedWriter writer;
    private boolean complete;

    /**
     * Starts a temporary file in the folder of the final one.
     *
     * @param model whose detections are written
     */
    public DetectionFile(Path file, ModelCard model) throws IOException {
        this.model = model;
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        this.part = AtomicFile.partOf(this.file);
        this.writer = Files.newBufferedWriter(part);
    }

    /** Adds a frame. */
    public void add(SweepAnswer answer) throws IOException {
        String line = text(answer, model) + "\n";
        try {
            writer.write(line);
            writer.flush();
        } catch (IOException failed) {
            throw FailedWrite.of(file, line.length(), failed);
        }
    }

    /** The line of one frame, without the line end. */
    public static String text(SweepAnswer answer, ModelCard model) {
        Map<String, Double> latency = new HashMap<>();
        answer.stagesMs().forEach((stage, ms) -> latency.put(stage, Math.round(ms * 1e3) / 1e3));
        latency.put("total", Math.round(answer.totalMs() * 1e3) / 1e3);
        return DetectionLines.format(new DetectionLine(
                answer.sweep().id(),
                answer.sweep().cloud().stamp().nanoseconds(),
                answer.detections(),
                latency,
                answer.validity(),
                answer.reasons(),
                answer.message(),
                answer.ground().map(ground -> OptionalDouble.of(ground.z0())).orElse(OptionalDouble.empty()),
                model.id() + " " + model.precision(),
                answer.sweep().skew()));
    }

    /** Makes the file appear, synced to disk. */
    public void commit() throws IOException {
        writer.close();
        AtomicFile.replace(part, file);
        complete = true;
    }

    /** Deletes the temporary file unless {@link #commit} was called. */
    @Override
    public void close() throws IOException {
        writer.close();
        if (!complete) {
            Files.deleteIfExists(part);
        }
    }
}

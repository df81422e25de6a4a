package io.foresight.launch.perceive;

import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.DetectionLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** A detections file, one JSON object a line. It appears under its name when it is complete, and not before. */
public final class DetectionFile implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final BufferedWriter writer;
    private boolean complete;

    /** Starts a file beside its final name. */
    public DetectionFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** Adds a frame. */
    public void add(SweepAnswer answer) throws IOException {
        writer.write(text(answer));
        writer.write('\n');
    }

    /** The line of one frame, without its end. */
    public static String text(SweepAnswer answer) {
        Map<String, Double> latency = new HashMap<>();
        answer.stagesMs().forEach((stage, ms) -> latency.put(stage, Math.round(ms * 1e3) / 1e3));
        latency.put("total", Math.round(answer.totalMs() * 1e3) / 1e3);
        return DetectionLines.format(new DetectionLine(
                answer.sweep().id(),
                answer.sweep().cloud().stamp().nanoseconds(),
                answer.detections(),
                latency,
                answer.validity(),
                answer.sweep().skew()));
    }

    /** Makes the file appear, durable. */
    public void commit() throws IOException {
        writer.flush();
        channel.force(true);
        writer.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        complete = true;
    }

    /** Without {@link #commit}, leaves nothing. */
    @Override
    public void close() throws IOException {
        writer.close();
        if (!complete) {
            Files.deleteIfExists(part);
        }
    }
}

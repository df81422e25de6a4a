package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A program at work beside the test: it ends when its input does, and prints a line an event. */
public final class WirePeer implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading;

    WirePeer(Path program, Map<String, String> environment, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        reading = new Thread(this::read, "output of " + program.getFileName());
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What follows the word in each line that begins with it. */
    public List<String> after(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** Whether it prints a line that begins so within a minute, or has. */
    public boolean says(String begin) {
        return Eventually.so(() -> says(lines, begin));
    }

    /** The same with another patience. */
    public boolean says(String begin, double seconds) {
        return Eventually.within(seconds, () -> says(lines, begin));
    }

    private static boolean says(List<String> lines, String begin) {
        return lines.stream().anyMatch(line -> line.startsWith(begin));
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends its input, waits for its end and for its last line. */
    public void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        kill();
        reading.join();
        assertThat(ended).as("the peer ends: %s", tail()).isTrue();
        assertThat(process.exitValue()).as("the peer's exit: %s", tail()).isZero();
    }

    /** Its last words, for messages to people. */
    public String tail() {
        List<String> all = lines();
        return String.join("; ", all.subList(Math.max(0, all.size() - 8), all.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

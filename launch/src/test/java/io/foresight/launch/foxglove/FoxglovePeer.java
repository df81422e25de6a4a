package io.foresight.launch.foxglove;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that others wrote, in Node.js: the protocol's own package, and the decoder that viewers use. */
public final class FoxglovePeer implements AutoCloseable {
    private static final Path FOLDER = Path.of("../ros2/target/npm");
    private static final String SCRIPT = "foxglove-peer.mjs";

    private final Process process;
    private final Path out;
    private final Path errors;

    private FoxglovePeer(Process process, Path out, Path errors) {
        this.process = process;
        this.out = out;
        this.errors = errors;
    }

    /**
     * Starts it; it subscribes to everything and ends after so many messages, and when each awaited topic has had one. Skips the test loudly where it is missing.
     *
     * @param more subprotocol, a regular expression for the topics to subscribe to, and awaited topics separated by commas
     */
    public static FoxglovePeer start(Path folder, String url, int messages, String... more) throws IOException {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/@foxglove/ws-protocol")),
                "SKIPPED: Foxglove's package is not in ros2/target/npm; .ci/run puts it there where Node.js and npm are");
        Path script = FOLDER.resolve(SCRIPT);
        Files.copy(Path.of("../ros2/src/test/npm").resolve(SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
        Path out = folder.resolve("peer.out");
        Path errors = folder.resolve("peer.err");
        ProcessBuilder builder = new ProcessBuilder("node", script.toString(), url, Integer.toString(messages))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.command().addAll(List.of(more));
        return new FoxglovePeer(builder.start(), out, errors);
    }

    /** Waits for its end and gives its lines, each cut at its tabs. */
    public List<List<String>> lines() throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "the client did not end; it said " + Files.readString(out) + Files.readString(errors));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("the client failed: " + Files.readString(errors));
        }
        return Files.readAllLines(out).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.foresight.launch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.launch.graph.OwnCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code foresight serve} in another process, on a free port of loopback. Stopped on close. */
final class ServiceProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 15;

    private final Process process;
    private final int port;
    private final double startSeconds;

    private ServiceProcess(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @param service such as {@code perception}
     * @param assignments for its configuration
     */
    static ServiceProcess start(Path home, String service, List<String> assignments) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", service, "--json"));
        assignments.forEach(assignment -> {
            arguments.add("--set");
            arguments.add(assignment);
        });
        long start = System.nanoTime();
        Process process = new ProcessBuilder(OwnCommand.of(home, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = port(process);
            return new ServiceProcess(process, port, (System.nanoTime() - start) * 1e-9);
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder document = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            document.append(line);
            if (line.equals("}")) {
                JsonNode ready = new ObjectMapper().readTree(document.toString());
                return ready.get("port").asInt();
            }
        }
        throw new IOException("the service ended before it was ready; see its message above");
    }

    int port() {
        return port;
    }

    /** Time from the start of its JVM until it reports ready. */
    double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

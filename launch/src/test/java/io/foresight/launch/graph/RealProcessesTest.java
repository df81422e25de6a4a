package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.graph.LaunchReport.End;
import io.foresight.launch.graph.LaunchReport.Outcome;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class RealProcessesTest {
    @TempDir
    Path folder;

    private final StringWriter log = new StringWriter();

    @Test
    void aLineOfOutputShowsHealthAndOutputCarriesNames() throws Exception {
        LaunchReport report = run("""
                processes:
                  server:
                    program: [sh, -c, "echo warming; sleep 0.2; echo listening on $PLACE; exec sleep 60"]
                    environment: {PLACE: somewhere}
                    ready: {line: "listening on \\\\w+"}
                  client: {program: [sh, -c, "pwd; echo oops >&2"], after: [server], folder: .}
                """, () -> log.toString().contains("finished"));

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(log.toString().lines())
                .contains(
                        "server │ warming",
                        "server │ listening on somewhere",
                        "client │ " + folder.toRealPath(),
                        "client │ oops");
        assertThat(log.toString().indexOf("▸ is healthy"))
                .isLessThan(log.toString().indexOf("client │"));
        assertThat(report.processes().get(0).exitCode()).contains(143);
        assertThat(report.processes().get(0).readySeconds().orElseThrow()).isGreaterThan(0.15);
    }

    @Test
    void aChildThatIgnoresTheRequestIsKilledWithItsOwnChildren() throws Exception {
        LaunchReport report = run("""
                processes:
                  deaf:
                    program: [sh, -c, "trap '' TERM; sleep 300 & echo pid $!; while :; do sleep 1; done"]
                    ready: {line: pid}
                    grace: 300ms
                """, () -> log.toString().contains("is healthy"));

        assertThat(report.processes().get(0).end()).isEqualTo(End.KILLED);
        assertThat(report.exitCode()).isZero();
        assertThat(log.toString()).contains("deaf   │ ▸ did not end within 300 ms: killed");
        assertGone(pid());
    }

    @Test
    void whatAFailedProcessLeavesBehindIsKilled() throws Exception {
        LaunchReport report = run("""
                processes:
                  parent:
                    program: [sh, -c, "sleep 300 & echo pid $!; exit 7"]
                    restart: {policy: never}
                """, () -> false);

        assertThat(report.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(report.processes().get(0).exitCode()).contains(7);
        assertThat(log.toString()).contains("parent │ ▸ ended with code 7: given up");
        assertGone(pid());
    }

    @Test
    void aFloodOfOutputStaysReadableAndDoesNotStopTheOthers() throws Exception {
        LaunchReport report = run("""
                processes:
                  flood: {program: [sh, -c, "yes 0123456789"]}
                  wide: {program: [sh, -c, "head -c 30000000 /dev/zero | tr '\\\\0' x; echo; echo end of line"]}
                  calm: {program: [sh, -c, "sleep 0.3; echo heard"], after: [flood]}
                """, () -> has("calm   │ heard") && has("wide   │ end of line"));

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(log.toString().lines().filter(line -> line.startsWith("wide   │ x")))
                .singleElement()
                .asString()
                .hasSize("wide   │ ".length() + Output.LONGEST + 2);
        assertThat(log.toString().lines().filter(line -> line.startsWith("flood  │ ") && !line.contains("▸")))
                .hasSizeGreaterThan(1000)
                .allMatch(line -> "flood  │ 0123456789".startsWith(line)); // the last one may be cut off by the end
    }

    @Test
    void whoStopsAnsweringIsStartedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Listening other = new Listening(port)) {
            LaunchReport report = run("""
                    processes:
                      service:
                        program: [sh, -c, "echo up; exec sleep 300"]
                        ready: {tcp: %d, lost: 200ms}
                        restart: {delay: 50ms}
                    """.formatted(port), () -> {
                other.set(has("service │ up") && !has("is healthy"));
                return has("restarts");
            });

            assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(log.toString())
                    .contains("▸ does not respond any more: port " + port)
                    .contains("▸ did not respond for 200 ms; restarts in 50 ms (1 of 5)");
        }
    }

    /** Listens on a port while it is told to, in the place of the process. */
    private static final class Listening implements AutoCloseable {
        private final int port;
        private ServerSocket socket;

        Listening(int port) {
            this.port = port;
        }

        void set(boolean wanted) {
            try {
                if (wanted && socket == null) {
                    socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                } else if (!wanted && socket != null) {
                    socket.close();
                    socket = null;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            set(false);
        }
    }

    @Test
    void portsAreProbedFromOutside() throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        Server server = NettyServerBuilder.forPort(0)
                .addService(health.getHealthService())
                .build()
                .start();
        try {
            health.setStatus("", ServingStatus.NOT_SERVING);
            assertThat(HealthProbe.serves(server.getPort())).isFalse();
            health.setStatus("", ServingStatus.SERVING);
            assertThat(HealthProbe.serves(server.getPort())).isTrue();
            int port;
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = silent.getLocalPort();
                assertThat(HealthProbe.accepts(port)).isTrue();
                assertThat(HealthProbe.serves(port)).isFalse();
            }
            assertThat(HealthProbe.accepts(port)).isFalse();
        } finally {
            server.shutdownNow();
        }
    }

    private boolean has(String line) {
        synchronized (log.getBuffer()) {
            return log.getBuffer().indexOf(line) >= 0;
        }
    }

    private LaunchReport run(String text, BooleanSupplier until) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("graph.yaml"), text);
        LaunchFile plan = LaunchFile.read(file, List.of(), List.of(), arguments -> Optional.empty());
        LogView view = new LogView(new PrintWriter(log), false, plan.processes().keySet());
        return Graph.run(plan, folder, file, view, until);
    }

    private long pid() {
        return log.toString()
                .lines()
                .filter(line -> line.contains("│ pid "))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* ", "")))
                .findFirst()
                .orElseThrow();
    }

    static void assertGone(long pid) throws InterruptedException, IOException {
        for (int i = 0; i < 3000 && runs(pid); i++) {
            Thread.sleep(20);
        }
        assertThat(runs(pid)).as("process %d", pid).isFalse();
    }

    /** Does it still run? One that ended and waits for being fetched does not. */
    private static boolean runs(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/stat");
        try {
            return !Files.readString(status).replaceFirst(".*\\) ", "").startsWith("Z");
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}

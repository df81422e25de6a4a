package io.foresight.launch.cli;

import io.foresight.launch.bench.MemoryBenchmark;
import io.foresight.launch.model.OpenModel;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench memory}. */
@Command(
        name = "memory",
        description =
                "Streams sweeps through gRPC at 10 Hz and monitors resident memory and native handles. Ends with 1"
                        + " when, after warming up, memory grows by 50 MB or more or handles do not stay level.",
        footer = {"", "Examples:", "  foresight bench memory", "  foresight bench memory --seconds 3600 --json"})
final class BenchMemoryCommand implements Callable<Integer> {
    private static final int SWEEPS = 20;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "600",
            description = "Length of the stream, 6 to 600000 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private ModelOptions model;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(seconds >= 6 && seconds <= 600_000)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 6 to 600000, got " + seconds);
        }
        AtomicReference<OpenModel> opened = new AtomicReference<>();
        try (Interrupt interrupt = new Interrupt();
                PerceptionServer server = PerceptionServer.start(
                        ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1),
                        () -> {
                            opened.set(model.open(spec));
                            return opened.get().detector();
                        },
                        ServerClocks.SYSTEM,
                        () -> 0);
                PerceptionClient client =
                        PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", server.port()))) {
            PrintWriter err = spec.commandLine().getErr();
            Consumer<MemoryBenchmark.Reading> seen = reading -> {
                err.printf(
                        Locale.ROOT,
                        "%6.2f min  resident %5d MB  heap %4d MB  native handles %d  answers %d%n",
                        reading.minute(),
                        reading.residentBytes() / 1_000_000,
                        reading.heapBytes() / 1_000_000,
                        reading.nativeHandles(),
                        reading.answered());
                err.flush();
            };
            MemoryBenchmark.Report report = MemoryBenchmark.run(
                    client,
                    sweeps(),
                    Duration.ofMillis(Math.round(seconds * 1000)),
                    () -> opened.get().engine().liveHandles(),
                    seen,
                    interrupt::asked);
            print(report, interrupt.asked());
            return report.steady() ? 0 : ErrorLines.FAILED;
        }
    }

    private static List<PointCloud> sweeps() {
        DrivingSimulation drive = new DrivingSimulation(1, SceneConfig.any(), SensorRig.onRoof("hdl64e"));
        List<PointCloud> clouds = new ArrayList<>();
        for (int i = 0; i < SWEEPS; i++) {
            clouds.add(drive.step().sweep().cloud());
        }
        return clouds;
    }

    private void print(MemoryBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: resident memory grew by %.1f MB (limit %d MB), native handles by %d, in %.1f minutes and %d answers%n",
                report.steady() ? "steady" : "NOT steady",
                report.growthBytes() * 1e-6,
                report.allowedGrowthBytes() / 1_000_000,
                report.handleGrowth(),
                report.minutes(),
                report.answered());
        out.flush();
    }
}

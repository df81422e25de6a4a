package io.foresight.launch.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.foresight.core.file.Home;
import io.foresight.launch.assembly.AssemblyShow;
import io.foresight.launch.assembly.ShowReport;
import io.foresight.launch.assembly.ShowWorld;
import io.foresight.launch.assembly.WorldKind;
import io.foresight.launch.demo.Demo;
import io.foresight.launch.demo.DemoReport;
import io.foresight.launch.demo.DemoSettings;
import io.foresight.launch.demo.ScoreRow;
import io.foresight.launch.foxglove.FoxgloveConfig;
import io.foresight.launch.foxglove.FoxgloveServer;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.view.ViewedScenes;
import io.foresight.launch.view.Viewer;
import io.foresight.launch.view.ViewerConfig;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.sim.lidar.LidarModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight demo}. */
@Command(
        name = "demo",
        description = "A simulated drive through the whole stack: LiDAR, gRPC service, boxes, the page in the browser."
                + " In addition, a gripper that assembles boards, in the physical world if it can be loaded.",
        footer = {
            "",
            "Examples:",
            "  foresight demo                    # then open the address it prints",
            "  foresight demo --headless --seconds 30 --json    # a report to compare",
            "  foresight demo --sensor vlp16 --seed 7",
            "  foresight demo --scene assembly   # boards alone",
            "  foresight demo --foxglove 8765    # also at ws://localhost:8765",
            "",
            "Without --seconds it goes on until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "S", description = "End after this many seconds of driving.")
    private int seconds = Integer.MAX_VALUE;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the page; 0 selects a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--headless", description = "Without the page; needs --seconds.")
    private boolean headless;

    @Option(
            names = "--foxglove",
            paramLabel = "PORT",
            description = "Also serve it to Foxglove on this port; 0 selects a free one.")
    private Integer foxglovePort;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            defaultValue = "hdl64e",
            description = "hdl64e, hdl32e, vlp16, vlp32c, os1-64, os1-128 or pandar64 (default: ${DEFAULT-VALUE}).")
    private String sensor;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the drive; the same seed gives the same drive (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scene",
            paramLabel = "NAME",
            converter = SceneName.class,
            defaultValue = "both",
            description = "drive, assembly or both (default: ${DEFAULT-VALUE}).")
    private ViewedScenes scene;

    @Mixin
    private ModelOptions model;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoSettings settings = settings();
        try (LongWork work = new LongWork(spec);
                Viewer viewer = headless ? null : Viewer.start(viewerConfig());
                FoxgloveServer foxglove = foxglovePort == null ? null : FoxgloveServer.start(foxgloveConfig())) {
            sayWhereToLook(viewer, foxglove);
            DemoViewers viewers = new DemoViewers(viewer, foxglove);
            DemoReport drive = null;
            ShowReport boards = null;
            try (AssemblyShow show = scene == ViewedScenes.DRIVE ? null : show(viewers)) {
                if (scene != ViewedScenes.ASSEMBLY) {
                    drive = drive(settings, viewers, work);
                } else {
                    work.await(Duration.ofSeconds(seconds));
                }
                if (show != null) {
                    boards = show.report();
                }
            }
            print(drive, boards, work.endedEarly());
        }
        return 0;
    }

    private ViewerConfig viewerConfig() {
        return new ViewerConfig("127.0.0.1", port, "Foresight demo").showing(scene);
    }

    private FoxgloveConfig foxgloveConfig() {
        try {
            return FoxgloveConfig.local(foxglovePort, "Foresight demo");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--foxglove: " + e.getMessage(), e);
        }
    }

    private void sayWhereToLook(Viewer viewer, FoxgloveServer foxglove) {
        PrintWriter err = spec.commandLine().getErr();
        if (viewer != null) {
            err.println("open " + viewer.url() + (seconds == Integer.MAX_VALUE ? "   (Ctrl-C ends)" : ""));
        }
        if (foxglove != null) {
            err.println("in Foxglove open a connection to " + foxglove.url() + " and the layout "
                    + Home.folder().resolve("launch/foxglove/foresight.json"));
        }
        err.flush();
    }

    /** The scene's networks share the engine with the detector, so they get as many threads. */
    private AssemblyShow show(DemoViewers viewers) {
        PolicyKind kind = PolicyKinds.installed().named("reflect");
        String threads = Integer.toString(model.choiceBesideOtherWork(spec).threads());
        PolicySettings settings = PolicySettings.read(kind, Map.of("network-threads", threads));
        Policy policy = kind.open(settings, () -> WorldKind.SYMBOLIC.open(FailureModel.CALIBRATED));
        Budget budget = Budget.ofNodes(kind.usualNodes(WorldKind.SYMBOLIC.toString()));
        return new AssemblyShow(ShowWorld.best(), policy, budget, TaskSplit.TEST, viewers::take, viewers::take);
    }

    private DemoReport drive(DemoSettings settings, DemoViewers viewers, LongWork work)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        AtomicReference<OpenModel> opened = new AtomicReference<>();
        try (PerceptionServer server = PerceptionServer.start(
                        ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1),
                        () -> {
                            opened.set(model.choiceBesideOtherWork(spec).open(Home.models()));
                            return opened.get().detector();
                        },
                        ServerClocks.SYSTEM,
                        () -> 0);
                PerceptionClient client =
                        PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", server.port()))) {
            return new Demo(settings, opened.get().detector().card(), viewers::take)
                    .run(client, () -> ends(work, began));
        }
    }

    private boolean ends(LongWork work, long began) {
        if (seconds < Integer.MAX_VALUE) {
            work.show("second", Math.min(seconds, (System.nanoTime() - began) / 1_000_000_000L), seconds);
        }
        return work.asked();
    }

    private DemoSettings settings() {
        if (headless && seconds == Integer.MAX_VALUE) {
            throw new ParameterException(
                    spec.commandLine(), "--headless needs --seconds, because without a page it would never end");
        }
        if (!LidarModels.names().contains(sensor)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--sensor must be one of " + String.join(", ", LidarModels.names()) + ", got " + sensor);
        }
        try {
            return new DemoSettings(seconds, sensor, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(DemoReport drive, ShowReport boards, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, new Document(drive, boards), endedEarly);
            return;
        }
        if (drive != null) {
            print(out, drive);
        }
        if (boards != null) {
            out.printf(
                    Locale.ROOT,
                    "%s%d of %d boards solved, %d steps, in the %s world with %s; %.1f ms a decision, %.1f %% of a core%n",
                    drive == null ? "" : "\n",
                    boards.solved(),
                    boards.episodes(),
                    boards.steps(),
                    boards.world(),
                    boards.policy(),
                    boards.decisionMs().p50(),
                    100 * boards.cpuShare());
            boards.note().ifPresent(out::println);
        }
        out.flush();
    }

    private static void print(PrintWriter out, DemoReport report) {
        if (report.slipped() > 0) {
            out.printf(
                    "This machine is too slow or too busy for 10 Hz: %d periods passed without a sweep.%n",
                    report.slipped());
        }
        out.printf(
                Locale.ROOT,
                "%d frames at %.1f Hz, %d dropped; age %.0f ms (median), %.0f ms (95 %%)%n",
                report.frames(),
                report.rateHz(),
                report.dropped(),
                report.ageMs().p50(),
                report.ageMs().p95());
        out.printf(Locale.ROOT, "%n%-12s %9s %9s %7s %7s %7s%n", "", "precision", "recall", "truth", "found", "false");
        row(out, "all", report.all());
        for (Map.Entry<String, ScoreRow> line : report.byClass().entrySet()) {
            row(out, line.getKey(), line.getValue());
        }
        for (Map.Entry<String, ScoreRow> line : report.byRange().entrySet()) {
            row(out, line.getKey() + " m", line.getValue());
        }
        out.println();
        out.println("Counted: " + report.rules() + ".");
    }

    private static void row(PrintWriter out, String name, ScoreRow tally) {
        out.printf(
                Locale.ROOT,
                "%-12s %9s %9s %7d %7d %7d%n",
                name,
                percent(tally.precision()),
                percent(tally.recall()),
                tally.truth(),
                tally.found(),
                tally.falsePositives());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private record Document(@JsonUnwrapped DemoReport drive, ShowReport assembly) {}
}

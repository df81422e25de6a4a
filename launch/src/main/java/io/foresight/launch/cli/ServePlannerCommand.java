package io.foresight.launch.cli;

import io.foresight.launch.assembly.PlannerSettings;
import io.foresight.planner.serve.PlannerServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight serve planner}. */
@Command(
        name = "planner",
        description =
                "Serves the assembly planner over gRPC until Ctrl-C: describes tasks, gives the next action, runs episodes in"
                        + " its own worlds or plans for the caller's robot.",
        footer = {
            "",
            "Examples:",
            "  foresight serve planner",
            "  foresight serve planner --config planner.yaml --set service.port=50062",
            "  foresight serve planner --set symbolic_failures=none",
            "",
            "A configuration file (every key has a default):",
            "  symbolic_failures: calibrated   # or none: failure rates of the symbolic world",
            "  service:",
            "    host: 127.0.0.1",
            "    port: 50052",
            "    limits: {max_episodes: 8, max_nodes: 1000000}",
            "    decisions: {time: 1s, max_time: 60s, deadline_margin: 20ms}"
        })
final class ServePlannerCommand implements Callable<Integer> {
    @Mixin
    private ServiceConfig config;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PlannerSettings settings = config.read(PlannerSettings.class);
        try (Interrupt interrupt = new Interrupt();
                PlannerServer server = PlannerServer.start(settings.service(), settings.offer())) {
            if (json.asked()) {
                json.print(
                        spec.commandLine().getOut(),
                        new Ready(settings.service().host(), server.port()));
            }
            interrupt.await();
        }
        return 0;
    }

    private record Ready(String host, int port) {}
}

package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.model.PerceptionSettings;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServerClocks;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight serve perception}. */
@Command(
        name = "perception",
        description =
                "Serves the detector over gRPC until Ctrl-C. The port is opened when the model is loaded and warmed up.",
        footer = {
            "",
            "Examples:",
            "  foresight serve perception",
            "  foresight serve perception --config serve.yaml --set service.port=50052",
            "  foresight serve perception --set model.name=runs/a/model --json  # the port",
            "",
            "A configuration file (every key has a default):",
            "  model: {name: pillar-sim, device: cpu, threads: 0, precision: auto}",
            "  service:",
            "    host: 127.0.0.1",
            "    port: 50051",
            "    metrics_port: 9464            # Prometheus page on loopback; -1: none",
            "    own_vehicle: {front: 2.5, rear: 1.8, left: 0.9, right: 0.9}",
            "    limits: {max_message_bytes: 16MiB}",
            "    times: {stale_age: 200ms, refuse_age: 300ms}"
        })
final class ServePerceptionCommand implements Callable<Integer> {
    @Mixin
    private ServiceConfig config;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PerceptionSettings settings = config.read(PerceptionSettings.class);
        AtomicReference<OpenModel> opened = new AtomicReference<>();
        try (Interrupt interrupt = new Interrupt();
                PerceptionServer server = PerceptionServer.start(
                        settings.service(),
                        () -> {
                            opened.set(settings.model().open(Home.models()));
                            return opened.get().detector();
                        },
                        ServerClocks.SYSTEM,
                        () -> opened.get() == null ? 0 : opened.get().engine().liveHandles())) {
            if (json.asked()) {
                json.print(
                        spec.commandLine().getOut(),
                        new Ready(settings.service().host(), server.port(), server.metricsPort()));
            }
            interrupt.await();
        }
        return 0;
    }

    private record Ready(String host, int port, int metricsPort) {}
}

package io.foresight.launch.cli;

import io.foresight.launch.config.ConfigReader;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.model.PerceptionSettings;
import io.foresight.perception.serve.BadServeConfigException;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServerClocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight serve perception}. */
@Command(
        name = "perception",
        description = "Serves the detector over gRPC until Ctrl-C. The port opens when the model is loaded and warm.",
        footer = {
            "",
            "Examples:",
            "  foresight serve perception",
            "  foresight serve perception --config serve.yaml --set service.port=50052",
            "  foresight serve perception --set model.name=my/model --set model.threads=1",
            "",
            "A configuration file (every key has a default):",
            "  model: {name: pillar-sim, device: cpu, threads: 0, precision: auto}",
            "  service:",
            "    host: 127.0.0.1",
            "    port: 50051",
            "    metrics_port: 9464            # Prometheus page on loopback; -1 for none",
            "    limits: {max_message_bytes: 16MiB}",
            "    times: {stale_age: 200ms, refuse_age: 300ms}"
        })
final class ServePerceptionCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML; the defaults where none is given.")
    private Path config;

    @Option(names = "--set", paramLabel = "a.b=c", description = "Replace one value of the configuration; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PerceptionSettings settings = read();
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

    private PerceptionSettings read() throws IOException {
        ConfigReader<PerceptionSettings> reader = ConfigReader.of(PerceptionSettings.class)
                .explained(refusal -> refusal instanceof BadServeConfigException bad
                        ? bad.problems()
                        : List.of(String.valueOf(refusal.getMessage())));
        return config == null ? reader.withoutFile(assignments) : reader.read(config, assignments);
    }

    private record Ready(String host, int port, int metricsPort) {}
}

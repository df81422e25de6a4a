package io.foresight.launch.cli;

import io.foresight.launch.model.ReflectServiceSettings;
import io.foresight.reflect.serve.ReflectServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight serve reflect}. */
@Command(
        name = "reflect",
        description =
                "Serves reflective decisions over gRPC until Ctrl-C: proposes from pictures, imagines what actions lead to,"
                        + " reflects on proposals, decides. Everything that a decision needs is in its request. The port opens"
                        + " when the model is loaded.",
        footer = {
            "",
            "Examples:",
            "  foresight serve reflect",
            "  foresight serve reflect --config reflect.yaml --set service.port=50063",
            "  foresight serve reflect --set model.name=runs/r/model",
            "",
            "A configuration file (every key has a default):",
            "  model: {name: reflect-sim, device: cpu, threads: 0, precision: auto}",
            "  reflect: {forward: true, backward: true, horizon: 1}",
            "  service:",
            "    host: 127.0.0.1",
            "    port: 50053",
            "    limits: {max_message_bytes: 16MiB, max_decisions: 2,",
            "             max_reports: 200, max_pictures: 50}",
            "    decisions: {time: 1s, max_time: 60s, deadline_margin: 20ms}"
        })
final class ServeReflectCommand implements Callable<Integer> {
    @Mixin
    private ServiceConfig config;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReflectServiceSettings settings = config.read(ReflectServiceSettings.class);
        try (Interrupt interrupt = new Interrupt();
                ReflectServer server = ReflectServer.start(settings.service(), settings::open)) {
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

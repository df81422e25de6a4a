package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.model.ModelChoice;
import io.foresight.launch.model.ModelChoice.PrecisionChoice;
import io.foresight.launch.model.OpenModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The model that a command uses. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME|FOLDER|FILE",
            defaultValue = "pillar-sim",
            description = "A model in models/, the folder of another, or a checkpoint (.pth, .safetensors) of another"
                    + " program (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--model-config",
            paramLabel = "FILE.yaml",
            description = "What a checkpoint does not say (default: the .yaml beside it).")
    private Path config;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|gpuN",
            defaultValue = "cpu",
            description = "Where the network runs (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cores the network uses; 0: all (default).")
    private int threads;

    @Option(
            names = "--precision",
            paramLabel = "auto|fp32|bf16",
            defaultValue = "auto",
            description = "The network's arithmetic; auto measures which is faster (default).")
    private PrecisionChoice precision;

    /** The requested model; an invalid value is wrong usage. */
    ModelChoice choice(CommandSpec spec) {
        try {
            return new ModelChoice(name, Optional.ofNullable(config), device, threads, precision);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Settings with which {@code foresight serve perception} serves the requested model on a free port. */
    List<String> serviceAssignments(CommandSpec spec) {
        ModelChoice choice = choice(spec);
        List<String> assignments = new ArrayList<>(List.of(
                "service.port=0",
                "service.metrics_port=-1",
                "model.name=" + quoted(choice.name()),
                "model.device=" + choice.device(),
                "model.threads=" + choice.threads(),
                "model.precision=" + choice.precision()));
        choice.config().ifPresent(file -> assignments.add("model.config=" + quoted(file.toString())));
        return assignments;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * The requested model for commands that compute other things at the same time: by default it uses half of the cores, because threads
     * that wait for each other at every layer are slowed down by a thread that shares its core.
     */
    ModelChoice choiceBesideOtherWork(CommandSpec spec) {
        ModelChoice asked = choice(spec);
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return asked.threads() > 0 ? asked : asked.withThreads(half);
    }

    /** Loads the model. */
    OpenModel open(CommandSpec spec) {
        return choice(spec).open(Home.models());
    }
}

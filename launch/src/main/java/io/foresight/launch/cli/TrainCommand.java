package io.foresight.launch.cli;

import io.foresight.launch.config.ConfigReader;
import io.foresight.perception.train.DetectorTraining;
import io.foresight.perception.train.TrainConfig;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight train}. */
@Command(
        name = "train",
        description = "Trains a detector. Ctrl-C saves and stops; --resume continues exactly where it stopped.",
        footer = {
            "",
            "Examples:",
            "  foresight train --config models/pillar-sim/train.yaml --out runs/a",
            "  foresight train --config models/pillar-sim/train.yaml --out runs/a --resume",
            "  foresight train --config my.yaml --out runs/try --smoke      a few steps, to see that everything works",
            "  foresight train --config my.yaml --out runs/b --set training.peak_learning_rate=1e-3",
            "",
            "The run's folder gets checkpoints, manifest.json, metrics.jsonl, a TensorBoard event file, and the model."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int SMOKE_STEPS = 4;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "YAML.")
    private Path config;

    @Option(names = "--set", paramLabel = "a.b=c", description = "Replace one value of the configuration; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The run's folder.")
    private Path out;

    @Option(names = "--resume", description = "Continue the run in --out; start one if there is none.")
    private boolean resume;

    @Option(names = "--smoke", description = "Only " + SMOKE_STEPS + " steps of one sweep each.")
    private boolean smoke;

    @Option(
            names = "--stop-after",
            paramLabel = "MINUTES",
            description = "Save and stop after this many minutes; --resume continues.")
    private Integer stopAfter;

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
            description = "Cores the network uses; 0: all (default). The number affects rounding of the results.")
    private int threads;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EngineOptions engine = engine();
        List<String> all = new ArrayList<>(assignments);
        if (smoke) {
            all.addAll(List.of("training.steps=" + SMOKE_STEPS, "batch=1", "bank_frames=0"));
        }
        TrainConfig read = ConfigReader.of(TrainConfig.class)
                .retired(Map.of("detector.classes", "name the classes in detector.taxonomy, with what each takes"))
                .read(config, all);
        RunOptions options = RunOptions.in(out).withResume(resume);
        if (stopAfter != null) {
            options = options.withStopAfter(Duration.ofMinutes(stopAfter));
        }
        Progress progress = ProgressLine.isTerminal() ? Progress.onTerminal(System.err) : Progress.logged();
        Path model = new DetectorTraining(read, options).run(engine, progress);
        if (json.asked()) {
            json.print(spec.commandLine().getOut(), new Result(model.toString(), out.toString()));
        } else {
            spec.commandLine().getOut().println("the model is in " + model);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private EngineOptions engine() {
        if (stopAfter != null && stopAfter < 1) {
            throw new ParameterException(spec.commandLine(), "--stop-after must be at least 1, got " + stopAfter);
        }
        if (!device.matches("cpu|gpu\\d{0,3}") || threads < 0 || threads > 1024) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--device must be cpu, gpu or gpuN and --threads 0 to 1024, got " + device + " and " + threads);
        }
        return new EngineOptions(device, threads);
    }

    private record Result(String model, String run) {}
}

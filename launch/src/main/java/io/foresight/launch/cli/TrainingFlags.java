package io.foresight.launch.cli;

import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How any training run is started, stopped and gone on with. */
final class TrainingFlags {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "YAML.")
    private Path config;

    @Option(names = "--set", paramLabel = "a.b=c", description = "Replace one value of the configuration; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The run's folder.")
    private Path out;

    @Option(names = "--resume", description = "Continue the run in --out; start one if there is none.")
    private boolean resume;

    @Option(names = "--smoke", description = "Only a few small steps, to see that everything works.")
    private boolean smoke;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Save and stop after this many seconds; --resume continues.")
    private Double seconds;

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

    Path config() {
        return config;
    }

    Path out() {
        return out;
    }

    boolean smoke() {
        return smoke;
    }

    /** What replaces values of the configuration; in a smoke run these, too. */
    List<String> assignments(String... ofSmoke) {
        List<String> all = new ArrayList<>(assignments);
        if (smoke) {
            all.addAll(List.of(ofSmoke));
        }
        return all;
    }

    RunOptions run() {
        RunOptions options = RunOptions.in(out).withResume(resume);
        return seconds == null ? options : options.withStopAfter(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    Progress progress() {
        return ProgressLine.isTerminal() ? Progress.onTerminal(System.err) : Progress.logged();
    }

    EngineOptions engine(CommandSpec spec) {
        if (seconds != null && !(seconds >= 1 && seconds < 1e9)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 1 or more, got " + seconds);
        }
        if (!device.matches("cpu|gpu\\d{0,3}") || threads < 0 || threads > 1024) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--device must be cpu, gpu or gpuN and --threads 0 to 1024, got " + device + " and " + threads);
        }
        OutputPath.requireFolder(spec, "--out", out);
        return new EngineOptions(device, threads);
    }
}

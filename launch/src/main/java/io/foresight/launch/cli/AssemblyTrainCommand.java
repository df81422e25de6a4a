package io.foresight.launch.cli;

import io.foresight.launch.config.ConfigReader;
import io.foresight.reflect.learn.ReflectConfig;
import io.foresight.reflect.learn.ReflectTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight assembly train}. */
@Command(
        name = "train",
        description =
                "Trains a model that reflects, on pictures that are drawn meanwhile. Ctrl-C saves and stops; --resume"
                        + " goes on exactly where it was.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly train --config models/reflect-sim/train.yaml --out runs/r",
            "  foresight assembly train --config models/reflect-sim/train.yaml \\",
            "      --out runs/r --resume",
            "  foresight assembly train --config my.yaml --out runs/try --smoke  # few steps",
            "  foresight assembly train --config my.yaml --out runs/b \\",
            "      --set order.training.seed=2",
            "  foresight assembly eval --policy reflect --weights runs/r/model   # use it",
            "",
            "Each stage has a folder in the run's folder, with checkpoints, manifest.json and metrics.jsonl; the model is written"
                    + " to model."
        })
final class AssemblyTrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingFlags flags;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReflectConfig read = ConfigReader.of(ReflectConfig.class).read(flags.config(), flags.assignments());
        ReflectConfig config = flags.smoke() ? read.smoke() : read;
        Optional<Path> model = new ReflectTraining(config, flags.run(), flags.engine(spec), flags.progress()).run();
        if (json.asked()) {
            json.print(
                    spec.commandLine().getOut(),
                    new Result(
                            model.map(Path::toString).orElse(null), flags.out().toString()));
        } else {
            spec.commandLine()
                    .getOut()
                    .println(model.map(folder -> "the model is in " + folder).orElse("stopped; go on with --resume"));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private record Result(String model, String run) {}
}

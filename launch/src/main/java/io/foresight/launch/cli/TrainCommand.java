package io.foresight.launch.cli;

import io.foresight.launch.config.ConfigReader;
import io.foresight.perception.train.DetectorTraining;
import io.foresight.perception.train.TrainConfig;
import io.foresight.tensor.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "  foresight train --config my.yaml --out runs/try --smoke    # a few steps",
            "  foresight train --config my.yaml --out runs/b --set training.seed=2",
            "",
            "The run's folder gets checkpoints, manifest.json, metrics.jsonl, a TensorBoard event file, and the model."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int SMOKE_STEPS = 4;

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EngineOptions engine = flags.engine(spec);
        List<String> all = flags.assignments("training.steps=" + SMOKE_STEPS, "batch=1", "bank_frames=0");
        TrainConfig read = ConfigReader.of(TrainConfig.class)
                .retired(Map.of("detector.classes", "name the classes in detector.taxonomy, with what each takes"))
                .read(flags.config(), all);
        Path model = new DetectorTraining(read, flags.run()).run(engine, flags.progress());
        if (json.asked()) {
            json.print(
                    spec.commandLine().getOut(),
                    new Result(model.toString(), flags.out().toString()));
        } else {
            spec.commandLine().getOut().println("the model is in " + model);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private record Result(String model, String run) {}
}

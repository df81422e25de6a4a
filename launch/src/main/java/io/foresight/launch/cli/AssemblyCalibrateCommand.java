package io.foresight.launch.cli;

import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.calibrate.WorldAgreement;
import io.foresight.planner.calibrate.WorldComparison;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight assembly calibrate}. */
@Command(
        name = "calibrate",
        description =
                "Acts in a world, with the expert and at random, and counts how often the rules predicted the result and"
                        + " how often actions failed: the failure model of the symbolic world.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly calibrate --split train --tasks 4000",
            "  foresight assembly calibrate --tasks 400 --scrambled",
            "  foresight assembly calibrate --world symbolic --tasks 400 --json"
        })
final class AssemblyCalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--split",
            paramLabel = "NAME",
            converter = SplitName.class,
            defaultValue = "train",
            description = "train, val, test or test-depth (default: ${DEFAULT-VALUE}).")
    private TaskSplit split;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "200", description = "How many (default: 200).")
    private int count;

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            converter = WorldName.class,
            defaultValue = "physical",
            description = "World that serves as ground truth (default: ${DEFAULT-VALUE}).")
    private WorldKind world;

    @Option(
            names = "--scrambled",
            description = "Begin with pieces at random places in, on and off the board, to include rare states.")
    private boolean scrambled;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all random numbers (default: 1).")
    private long seed;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1 || count > TaskSplit.MOST_TASKS) {
            throw new ParameterException(
                    spec.commandLine(), "--tasks must be 1 to " + TaskSplit.MOST_TASKS + ", got " + count);
        }
        List<AssemblyTask> chosen = split.tasks(count);
        try (LongWork work = new LongWork(spec);
                AssemblyWorld truth = world.open(FailureModel.CALIBRATED)) {
            WorldAgreement agreement = new WorldComparison(truth, EpisodeRunner.PAPER_STEP_CAP, scrambled)
                    .run(chosen, seed, done -> work.goesOn("episode", done, count));
            PrintWriter out = spec.commandLine().getOut();
            if (json.asked()) {
                json.print(out, agreement, work.endedEarly());
            } else {
                agreement.lines().forEach(out::println);
                out.flush();
            }
        }
        return 0;
    }
}

package io.foresight.launch.cli;

import io.foresight.launch.assembly.EpisodeFolder;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight assembly record}. */
@Command(
        name = "record",
        description =
                "Records episodes for learning and viewing: an image after each step, the goal, a film strip, and a JSON"
                        + " line per step with action, all optimal actions of the expert, outcome, states and files.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly record --split train --tasks 20 --out runs/episodes",
            "  foresight assembly record --policy mcts --world physical --out runs/physical",
            "",
            "Ctrl-C ends it after the current episode."
        })
final class AssemblyRecordCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Output folder, new or empty.")
    private Path folder;

    @Mixin
    private TaskOptions tasks;

    @Option(names = "--tasks-file", paramLabel = "FILE", description = "Tasks from here instead of a split.")
    private Path tasksFile;

    @Option(names = "--tasks", paramLabel = "N", description = "How many (default: 100 of a split, all of a file).")
    private Integer count;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "128",
            description = "Side of the images, pixels, 64 to 336 (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--goal-from-elsewhere",
            description = "Show the goal from another camera pose, so that comparing pixels is not sufficient.")
    private boolean goalFromElsewhere;

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
    public Integer call() throws IOException {
        if (size < SceneRenderer.LEAST_SIDE || size > SceneRenderer.MOST_SIDE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--size must be " + SceneRenderer.LEAST_SIDE + " to " + SceneRenderer.MOST_SIDE + ", got " + size);
        }
        OutputPath.requireFolder(spec, "--out", folder);
        PolicyChoice choice = policies.choice(worlds, spec);
        List<AssemblyTask> chosen = tasks.choose(tasksFile, count, spec);
        Camera goalCamera = goalFromElsewhere ? Camera.randomised(seed) : Camera.fixed();
        EpisodeRunner runner = new EpisodeRunner(EpisodeRunner.PAPER_STEP_CAP, choice.budget());
        int done = 0;
        int solved = 0;
        int steps = 0;
        AssemblyWorld world = worlds.open();
        try (LongWork work = new LongWork(spec);
                Policy policy = choice.open();
                WorldRobot robot = new WorldRobot(world);
                EpisodeFolder episodes = new EpisodeFolder(folder, size, size, goalCamera)) {
            while (work.goesOn("episode", done, chosen.size()) && done < chosen.size()) {
                AssemblyTask task = chosen.get(done);
                long luck = seed + done;
                robot.begin(task, luck);
                EpisodeFolder.Episode episode = episodes.begin(task, world.observe(), luck);
                EpisodeRecord record = runner.run(robot, policy, luck, event -> episode.add(event, world.observe()));
                episode.end(record);
                done++;
                solved += record.solved() ? 1 : 0;
                steps += record.steps();
            }
            print(new Report(folder.toString(), done, solved, steps), work.endedEarly());
        }
        return 0;
    }

    private void print(Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf(
                "%s: %d episodes, %d of them solved, %d steps; one line a step in %s%n",
                report.folder(), report.episodes(), report.solved(), report.steps(), EpisodeFolder.STEPS);
        out.flush();
    }

    private record Report(String folder, int episodes, int solved, int steps) {}
}

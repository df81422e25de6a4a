package io.foresight.launch.cli;

import io.foresight.launch.assembly.FilmedWorld;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decider;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight assembly solve}. */
@Command(
        name = "solve",
        description = "Solves one task and prints it step by step.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly solve --split test --index 7",
            "  foresight assembly solve --index 7 --policy mcts --png runs/strips",
            "",
            "Ends with 1 when the task was not solved."
        })
final class AssemblySolveCommand implements Callable<Integer> {
    @Mixin
    private TaskOptions tasks;

    @Option(names = "--index", paramLabel = "I", defaultValue = "0", description = "Of the task, from 0 (default: 0).")
    private int index;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--instruction",
            paramLabel = "TEXT",
            description = "What a policy is told, such as \"red goes in before blue\" (default: to put all pieces in).")
    private String instruction;

    @Option(names = "--png", paramLabel = "DIR", description = "Write the episode as a film strip, DIR/TASK.png.")
    private Path pictures;

    @Mixin
    private OverwriteOption overwriting;

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
        OutputPath.requireFolder(spec, "--png", pictures);
        PolicyChoice choice = policies.choice(worlds, spec);
        AssemblyTask task = tasks.at(index, spec);
        Path png = pictures == null ? null : pictures.resolve(task.id() + ".png");
        overwriting.check(spec, "--png", png);
        if (png != null) {
            Files.createDirectories(pictures);
        }
        StepLines lines = new StepLines(spec.commandLine().getOut(), task);
        if (!json.asked()) {
            lines.task();
        }
        try (LongWork work = new LongWork(spec);
                Policy policy = choice.open();
                WorldRobot robot =
                        new WorldRobot(png == null ? worlds.open() : new FilmedWorld(worlds.open(), solved -> png))) {
            robot.begin(task, seed);
            return run(robot, policy, choice.budget(), task, lines, work);
        }
    }

    private int run(WorldRobot robot, Policy policy, Budget budget, AssemblyTask task, StepLines lines, LongWork work) {
        Expert expert = new Expert(task.board().dependencies());
        PrintWriter out = spec.commandLine().getOut();
        List<StepLine> steps = new ArrayList<>();
        EpisodeRunner runner = new EpisodeRunner(EpisodeRunner.PAPER_STEP_CAP, budget);
        try {
            EpisodeRecord record = runner.run(robot, told(policy), seed, event -> {
                steps.add(StepLine.of(event, expert, task.board()));
                if (!json.asked()) {
                    lines.step(event, expert.stepsToGo(event.result().state()));
                }
                work.stopIfAsked();
            });
            if (json.asked()) {
                json.print(out, Report.of(record, steps), false);
            } else {
                lines.end(record);
            }
            return record.solved() ? 0 : ErrorLines.FAILED;
        } catch (LongWork.Stopped early) {
            if (json.asked()) {
                json.print(out, Report.soFar(task, policy.name(), robot.kind(), seed, steps), true);
            } else {
                out.printf("%nstopped after %d steps (ideal %d)%n", steps.size(), task.idealSteps());
                out.flush();
            }
            return ErrorLines.FAILED;
        }
    }

    private Decider told(Policy policy) {
        return new GuardedPolicy(policy, Cameras.FIXED, Optional.ofNullable(instruction));
    }

    /** One step, for {@code --json}. */
    private record StepLine(
            String action,
            Outcome outcome,
            List<String> plan,
            List<String> bestActions,
            String state,
            Integer stepsToGo,
            int nodes,
            double decisionMs) {
        static StepLine of(EpisodeEvent event, Expert expert, Board board) {
            int left = expert.stepsToGo(event.result().state());
            return new StepLine(
                    event.result().action().text(board),
                    event.result().outcome(),
                    texts(event.decision().plan(), board),
                    texts(expert.best(event.before().state()), board),
                    event.result().state().text(board),
                    left == Expert.UNSOLVABLE ? null : left,
                    event.decision().nodes(),
                    event.decisionSeconds() * 1e3);
        }

        private static List<String> texts(List<Action> actions, Board board) {
            return actions.stream().map(action -> action.text(board)).toList();
        }
    }

    private record Report(
            String task,
            String policy,
            String world,
            long seed,
            EndReason end,
            int steps,
            int idealSteps,
            List<StepLine> plan) {
        static Report soFar(AssemblyTask task, String policy, String world, long seed, List<StepLine> steps) {
            return new Report(task.id(), policy, world, seed, null, steps.size(), task.idealSteps(), steps);
        }

        static Report of(EpisodeRecord record, List<StepLine> steps) {
            return new Report(
                    record.task(),
                    record.policy(),
                    record.robot(),
                    record.seed(),
                    record.end(),
                    record.steps(),
                    record.idealSteps(),
                    steps);
        }
    }
}

package io.foresight.launch.cli;

import io.foresight.launch.assembly.FilmedWorld;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.expert.Expert;
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
            "  foresight assembly solve --index 7 --policy mcts --world physical --png strip.png",
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

    @Option(names = "--png", paramLabel = "FILE.png", description = "Write the episode as a film strip.")
    private Path png;

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
        overwriting.check(spec, "--png", png);
        PolicyChoice choice = policies.choice(worlds, spec);
        AssemblyTask task = tasks.at(index, spec);
        Expert expert = new Expert(task.board().dependencies());
        PrintWriter out = spec.commandLine().getOut();
        StepLines lines = new StepLines(out, task);
        List<StepLine> steps = new ArrayList<>();
        if (!json.asked()) {
            lines.task();
        }
        EpisodeRecord record;
        try (Policy policy = choice.open();
                WorldRobot robot =
                        new WorldRobot(png == null ? worlds.open() : new FilmedWorld(worlds.open(), solved -> png))) {
            robot.begin(task, seed);
            record = new EpisodeRunner(EpisodeRunner.PAPER_STEP_CAP, choice.budget())
                    .run(robot, told(policy), seed, event -> {
                        if (json.asked()) {
                            steps.add(StepLine.of(event, expert, task.board()));
                        } else {
                            lines.step(event, expert.stepsToGo(event.result().state()));
                        }
                    });
        }
        if (json.asked()) {
            json.print(out, Report.of(record, steps));
        } else {
            lines.end(record);
        }
        return record.solved() ? 0 : ErrorLines.FAILED;
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

package io.foresight.launch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.launch.assembly.FilmedWorld;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.Evaluation;
import io.foresight.planner.evaluate.EvaluationJson;
import io.foresight.planner.evaluate.EvaluationReport;
import io.foresight.planner.evaluate.EvaluationSettings;
import io.foresight.planner.evaluate.EvaluationText;
import io.foresight.planner.evaluate.PairedComparison;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code foresight assembly eval}. */
@Command(
        name = "eval",
        description =
                "Runs a policy on many tasks: success with its 95 %% interval, by pieces, depth and pieces to clear;"
                        + " excess steps, invalid actions, loops, time of a decision.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly eval --policy expert --world physical --json",
            "  foresight assembly eval --policy mcts --compare mcts-paper --threads 2",
            "  foresight assembly eval --policy beam --tasks 5 --png runs/strips",
            "",
            "Ctrl-C ends it and reports what was done so far."
        })
final class AssemblyEvalCommand implements Callable<Integer> {
    @Mixin
    private PolicyOptions policies;

    @Option(
            names = "--compare",
            paramLabel = "NAME",
            converter = PolicyName.class,
            description = "A second policy on the same tasks with the same random failures, and the paired difference.")
    private PolicyKind other;

    @Mixin
    private WorldOptions worlds;

    @Mixin
    private TaskOptions tasks;

    @Option(
            names = "--tasks-file",
            paramLabel = "FILE",
            description = "Tasks from here instead of a split, as assembly generate writes them.")
    private Path tasksFile;

    @Option(names = "--tasks", paramLabel = "N", description = "How many (default: 100 of a split, all of a file).")
    private Integer count;

    @Option(
            names = "--goal-from-elsewhere",
            description = "Show the goal to policies that use images from another camera pose, so that comparing pixels"
                    + " is not sufficient.")
    private boolean goalFromElsewhere;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all random numbers (default: 1).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of parallel tasks; the results do not depend on it (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--log", paramLabel = "FILE.jsonl", description = "Write one JSON line per episode.")
    private Path log;

    @Option(names = "--png", paramLabel = "DIR", description = "Write each episode as a film strip, DIR/TASK.png.")
    private Path strips;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, got " + threads);
        }
        OutputPath.requireFile(spec, "--log", log);
        OutputPath.requireFolder(spec, "--png", strips);
        List<PolicyChoice> deciders = policies.choices(other == null ? List.of() : List.of(other), worlds, spec);
        List<AssemblyTask> chosen = tasks.choose(tasksFile, count, spec);
        if (strips != null) {
            Files.createDirectories(strips);
        }
        try (LongWork work = new LongWork(spec);
                PrintWriter lines =
                        log == null ? null : new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
            List<EvaluatedEpisode> first = run(deciders.get(0), chosen, lines, work);
            List<EvaluatedEpisode> second = List.of();
            if (other != null && !work.asked()) {
                second = run(deciders.get(1), chosen, lines, work);
            }
            print(first, second, chosen.size(), work.endedEarly());
        }
        return 0;
    }

    private List<EvaluatedEpisode> run(
            PolicyChoice choice, List<AssemblyTask> chosen, PrintWriter lines, LongWork work) {
        List<EvaluatedEpisode> done = new ArrayList<>();
        work.show(choice.kind().name() + ": task", 0, chosen.size());
        EvaluationSettings settings =
                new EvaluationSettings(seed, EpisodeRunner.PAPER_STEP_CAP, choice.budget(), cameras(), threads);
        int[] solved = {0};
        try {
            new Evaluation(settings, this::world, choice::open).run(chosen, episode -> {
                work.stopIfAsked();
                done.add(episode);
                solved[0] += episode.record().solved() ? 1 : 0;
                if (lines != null) {
                    lines.println(EvaluationJson.of(episode));
                    lines.flush();
                }
                work.show(choice.kind().name() + ": " + solved[0] + " solved, task", done.size(), chosen.size());
            });
        } catch (LongWork.Stopped asked) {
            // what was done is reported
        }
        return done;
    }

    private Cameras cameras() {
        return goalFromElsewhere ? new Cameras(Camera.fixed(), Camera.randomised(seed)) : Cameras.FIXED;
    }

    private AssemblyWorld world() {
        return strips == null
                ? worlds.open()
                : new FilmedWorld(worlds.open(), task -> strips.resolve(task.id() + ".png"));
    }

    private void print(List<EvaluatedEpisode> first, List<EvaluatedEpisode> second, int asked, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (first.isEmpty()) {
            if (json.asked()) {
                json.print(out, Map.of("tasks", 0, "tasks_asked", asked), endedEarly);
            }
            return;
        }
        boolean compared = !second.isEmpty();
        List<EvaluatedEpisode> paired = first.subList(0, Math.min(first.size(), Math.max(1, second.size())));
        PairedComparison comparison = compared ? PairedComparison.of(paired, second, seed) : null;
        if (json.asked()) {
            ObjectNode document = EvaluationJson.of(EvaluationReport.of(first));
            document.put("tasks_asked", asked).put("seed", seed).put("threads", threads);
            if (compared) {
                document.set("other", EvaluationJson.of(EvaluationReport.of(second)));
                document.set("comparison", EvaluationJson.of(comparison));
            }
            json.print(out, document, endedEarly);
            return;
        }
        out.println(EvaluationText.of(EvaluationReport.of(first)));
        if (compared) {
            out.println();
            out.println(EvaluationText.of(EvaluationReport.of(second)));
            out.println();
            out.println(EvaluationText.of(comparison));
        }
        out.flush();
    }
}

package io.foresight.launch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
import io.foresight.core.text.Problems;
import io.foresight.launch.assembly.WorldKind;
import io.foresight.launch.bench.Machine;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.experiment.BadResultException;
import io.foresight.reflect.experiment.DeclaredRows;
import io.foresight.reflect.experiment.Experiment;
import io.foresight.reflect.experiment.ModelSets;
import io.foresight.reflect.experiment.ResultFolder;
import io.foresight.reflect.experiment.Row;
import io.foresight.reflect.experiment.RowPlan;
import io.foresight.reflect.experiment.RowResult;
import io.foresight.reflect.experiment.RowRunner;
import io.foresight.reflect.experiment.Setting;
import io.foresight.reflect.experiment.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight experiment reflection}. */
@Command(
        name = "reflection",
        description =
                "Where reflection pays: all rows on the same hard tasks with the same luck, compared in pairs. Each"
                        + " row is kept as soon as it is done; the report is written from what is kept.",
        footer = {
            "",
            "Examples:",
            "  foresight experiment reflection --smoke",
            "  foresight experiment reflection --models runs/a/model,runs/b/model --resume",
            "  foresight experiment reflection --conditions --resume",
            "  foresight experiment reflection --models runs/a/model \\",
            "      --models reflection-data=runs/b/model --resume",
            "",
            "Ctrl-C ends it and reports the rows that are done; with --resume it goes on with the row that was then running."
        })
final class ExperimentReflectionCommand implements Callable<Integer> {
    private static final int SMOKE_TASKS = 3;

    @Option(
            names = "--models",
            paramLabel = "[ROLE=]DIR[,DIR...]",
            description =
                    "Models, one a training seed, by role: trained (the finished ones; default: the shipped model)"
                            + " or reflection-data. May be given once a role.")
    private List<String> models = List.of();

    @Option(
            names = "--rows",
            paramLabel = "NAME",
            split = ",",
            description = "Only these rows, by name (default: all).")
    private List<String> rows = List.of();

    @Option(names = "--tasks", paramLabel = "N", description = "How many (default: 500; with --smoke: 3).")
    private Integer tasks;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            converter = SplitName.class,
            defaultValue = "test",
            description = "val to choose settings, test to report (default: ${DEFAULT-VALUE}).")
    private TaskSplit split;

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            converter = WorldName.class,
            defaultValue = "physical",
            description = "World that executes the actions: physical or symbolic (default: ${DEFAULT-VALUE}).")
    private WorldKind world;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all luck (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tasks at a time; only the times depend on it (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--network-threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Cores that a policy's networks use (default: ${DEFAULT-VALUE}).")
    private int networkThreads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs/reflection",
            description = "Where results are kept (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--report", paramLabel = "FILE", description = "The report (default: DIR/reflection.md).")
    private Path report;

    @Option(names = "--smoke", description = "A few rows on three tasks: does it run? In seconds.")
    private boolean smoke;

    @Option(
            names = "--conditions",
            description = "Also ours with pictures as they are not in training: other cameras, colours, light, texture,"
                    + " an arm before the scene.")
    private boolean conditions;

    @Option(names = "--resume", description = "Keep the rows that are in the folder, and run what is missing.")
    private boolean resume;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputPath.requireFolder(spec, "--out", out);
        OutputPath.requireFile(spec, "--report", report);
        Problems problems = new Problems();
        problems.requireWithin("--threads", threads, 1, 64);
        problems.requireWithin("--network-threads", networkThreads, 1, 1024);
        List<Row> wanted = List.of();
        ModelSets sets = null;
        Setting setting = null;
        try {
            wanted = wanted();
        } catch (IllegalArgumentException wrong) {
            problems.add("--rows", wrong.getMessage());
        }
        try {
            sets = ModelSets.find(models);
        } catch (IllegalArgumentException wrong) {
            problems.add("--models", wrong.getMessage());
        }
        try {
            setting = new Setting(split, tasks(), world.toString(), EpisodeRunner.PAPER_STEP_CAP, seed);
        } catch (IllegalArgumentException wrong) {
            problems.add("--tasks", wrong.getMessage());
        }
        if (!resume && holdsResults()) {
            problems.add("--out " + out + " holds results already: go on with --resume, or take another folder");
        }
        problems.throwIfAny(found -> new ParameterException(spec.commandLine(), String.join("; ", found)));
        if (!resume) {
            overwriting.check(spec, "--report", report);
        }
        run(setting, RowPlan.of(wanted, sets));
        return 0;
    }

    private List<Row> wanted() {
        List<Row> wanted = new ArrayList<>();
        if (rows.isEmpty()) {
            wanted.addAll(smoke ? DeclaredRows.named(DeclaredRows.SMOKE) : DeclaredRows.usual());
        } else {
            wanted.addAll(DeclaredRows.named(rows));
        }
        if (conditions) {
            DeclaredRows.disturbed().stream()
                    .filter(row -> !wanted.contains(row))
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private int tasks() {
        return tasks == null ? smoke ? SMOKE_TASKS : 500 : tasks;
    }

    private boolean holdsResults() throws IOException {
        if (!Files.isDirectory(out)) {
            return false;
        }
        try (var files = Files.list(out)) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        }
    }

    private void run(Setting setting, List<RowPlan> plans) throws IOException {
        Machine machine = Machine.here();
        RowRunner runner = new RowRunner(
                PolicyKinds.installed(),
                ExperimentReflectionCommand::open,
                threads,
                networkThreads,
                machine.processor() + ", " + machine.cores() + " cores, " + threads + " task(s) at a time, networks on "
                        + networkThreads);
        ResultFolder folder = new ResultFolder(out);
        try (LongWork work = new LongWork(spec)) {
            try {
                List<RowResult> results = new Experiment(setting, folder, runner)
                        .run(plans, (plan, done, of) -> work.show(plan.label() + ": task", done, of), work::asked);
                Path file = report == null ? out.resolve("reflection.md") : report;
                write(file, results);
                print(results, Optional.of(file));
            } catch (CancellationException early) {
                print(folder.all(), Optional.empty());
            }
        } catch (BadResultException bad) {
            throw new CommandFailedException(bad.getMessage(), bad);
        }
    }

    private static AssemblyWorld open(String kind) {
        return WorldKind.valueOf(kind.toUpperCase(Locale.ROOT)).open(FailureModel.CALIBRATED);
    }

    private void write(Path file, List<RowResult> results) throws IOException {
        List<String> words = new ArrayList<>(List.of("./foresight"));
        words.addAll(spec.commandLine().getParseResult().originalArgs());
        String text = new Report(DeclaredRows.all(), results).text(String.join(" ", words));
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param file with the report; empty when it ended early, without one */
    private void print(List<RowResult> results, Optional<Path> file) {
        PrintWriter to = spec.commandLine().getOut();
        if (json.asked()) {
            ObjectNode document = new ObjectMapper().createObjectNode();
            document.put("report", file.map(Path::toString).orElse(null));
            ArrayNode list = document.putArray("rows");
            for (RowResult result : results) {
                ObjectNode one = list.addObject();
                one.put("row", result.row()).put("model", result.model()).put("number", result.number());
                one.put("not_run", result.notRun()).put("solved", result.solved());
                one.put("tasks", result.episodes().size());
            }
            json.print(to, document, file.isEmpty());
            return;
        }
        for (RowResult result : results) {
            String what = result.ran()
                    ? result.solved() + " of " + result.episodes().size() + " solved"
                    : "not run: " + result.notRun();
            to.printf("%-32s %s%n", result.row() + (result.number() > 1 ? " " + result.number() : ""), what);
        }
        to.println(file.map(written -> "report: " + written).orElse("no report yet; go on with --resume"));
        to.flush();
    }
}

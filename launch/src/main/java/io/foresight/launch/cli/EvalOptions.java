package io.foresight.launch.cli;

import io.foresight.launch.plot.PlotFile;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.Evaluations;
import io.foresight.perception.eval.ReportPlot;
import io.foresight.perception.eval.ReportTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the sub-commands of {@code foresight eval} have in common: the rules, the files to read, and how the answer is printed. */
final class EvalOptions {
    private static final int LEAST_RESAMPLES = 20;
    private static final int MOST_RESAMPLES = 100_000;
    private static final int INDENT = 12;

    @Option(names = "--format", required = true, paramLabel = "NAME", description = "Whose rules: see below.")
    private String format;

    @Option(names = "--gt", required = true, paramLabel = "PATH", description = "The labels.")
    private Path truth;

    @Option(names = "--pred", required = true, paramLabel = "PATH", description = "The results to be scored.")
    private Path predictions;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Thresholds, ranges and classes of your own, where the rules have any; else the official ones.")
    private Path settings;

    @Option(
            names = "--intervals",
            paramLabel = "N",
            description = "Give 95 %% intervals, by N times drawing frames or sequences anew.")
    private Integer resamples;

    @Option(names = "--png", paramLabel = "DIR", description = "Draw the curves there, as NAME.png.")
    private Path plots;

    @Mixin
    private JsonOutput json;

    /** Puts the formats that are there, and what each reads, before the examples in the command's help. */
    static void explainFormats(CommandSpec command, EvaluationTask task) {
        List<String> help = new ArrayList<>(List.of("", "Formats:"));
        List<String> formats = Evaluations.formats(task);
        int indent = formats.stream().mapToInt(name -> name.length() + 3).reduce(INDENT, Math::max);
        for (String name : formats) {
            String label = "  " + name + " ".repeat(indent - 2 - name.length());
            for (String line : Evaluations.named(task, name).inputs()) {
                help.add(label + line);
                label = " ".repeat(indent);
            }
        }
        help.addAll(List.of(command.usageMessage().footer()));
        command.usageMessage().footer(help.toArray(String[]::new));
    }

    int evaluate(CommandSpec command, EvaluationTask task) throws IOException {
        Evaluation rules = rules(command, task);
        EvaluationReport report = rules.evaluate(
                new EvaluationInputs(truth, predictions, Optional.ofNullable(settings), resamples(command, rules)));
        if (plots != null) {
            draw(report);
        }
        PrintWriter out = command.commandLine().getOut();
        if (json.asked()) {
            json.printExactly(out, report.document());
            return 0;
        }
        out.println(report.summary());
        for (ReportTable table : report.tables()) {
            out.println();
            table.lines().forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private int resamples(CommandSpec command, Evaluation rules) {
        if (resamples == null) {
            return 0;
        }
        if (!rules.hasIntervals()) {
            throw new ParameterException(
                    command.commandLine(), "--intervals: the rules of " + rules.format() + " have none; leave it out");
        }
        if (resamples < LEAST_RESAMPLES || resamples > MOST_RESAMPLES) {
            throw new ParameterException(
                    command.commandLine(),
                    "--intervals must be " + LEAST_RESAMPLES + " to " + MOST_RESAMPLES + ", got " + resamples);
        }
        return resamples;
    }

    private void draw(EvaluationReport report) throws IOException {
        if (report.plots().isEmpty()) {
            throw new CommandFailedException(
                    "--png: there is no curve to draw for these rules and labels; leave it out");
        }
        for (ReportPlot plot : report.plots()) {
            PlotFile.write(plot, plots);
        }
    }

    private Evaluation rules(CommandSpec command, EvaluationTask task) {
        try {
            return Evaluations.named(task, format);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command.commandLine(), "--format: " + unknown.getMessage(), unknown);
        }
    }
}

package io.foresight.launch.cli;

import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.Evaluations;
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
    private static final String INDENT = "            ";

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

    @Mixin
    private JsonOutput json;

    /** Puts the formats that are there, and what each reads, before the examples in the command's help. */
    static void explainFormats(CommandSpec command, EvaluationTask task) {
        List<String> help = new ArrayList<>(List.of("", "Formats:"));
        for (String name : Evaluations.formats(task)) {
            String label = "  " + name + " ".repeat(Math.max(1, INDENT.length() - 2 - name.length()));
            for (String line : Evaluations.named(task, name).inputs()) {
                help.add(label + line);
                label = INDENT;
            }
        }
        help.addAll(List.of(command.usageMessage().footer()));
        command.usageMessage().footer(help.toArray(String[]::new));
    }

    int evaluate(CommandSpec command, EvaluationTask task) throws IOException {
        EvaluationReport report =
                rules(command, task).evaluate(new EvaluationInputs(truth, predictions, Optional.ofNullable(settings)));
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

    private Evaluation rules(CommandSpec command, EvaluationTask task) {
        try {
            return Evaluations.named(task, format);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command.commandLine(), "--format: " + unknown.getMessage(), unknown);
        }
    }
}

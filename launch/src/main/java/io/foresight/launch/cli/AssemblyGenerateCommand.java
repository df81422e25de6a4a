package io.foresight.launch.cli;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight assembly generate}. */
@Command(
        name = "generate",
        description = "Writes the tasks of a split into a file. The same on every machine, byte for byte.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly generate --split test --tasks 500 --out test.jsonl",
            "  foresight assembly generate --split train --tasks 10000 --out train.jsonl"
        })
final class AssemblyGenerateCommand implements Callable<Integer> {
    @Mixin
    private TaskOptions tasks;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "500", description = "How many (default: 500).")
    private int count;

    @Option(names = "--out", required = true, paramLabel = "FILE.jsonl", description = "Output file.")
    private Path file;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputPath.requireFile(spec, "--out", file);
        overwriting.check(spec, "--out", file);
        try (LongWork work = new LongWork(spec)) {
            long start = System.nanoTime();
            List<AssemblyTask> chosen = tasks.first(count, spec, made -> work.goesOn("task", made, count));
            double seconds = (System.nanoTime() - start) * 1e-9;
            TaskFile.write(file, chosen);
            print(chosen, seconds, work.endedEarly());
        }
        return 0;
    }

    private void print(List<AssemblyTask> chosen, double seconds, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        String sha256 = TaskFile.sha256(chosen);
        if (json.asked()) {
            json.print(
                    out,
                    new Report(file.toString(), tasks.split().label(), chosen.size(), sha256, seconds),
                    endedEarly);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %d tasks of split %s, made in %.2f s, SHA-256 %s%n",
                    file,
                    chosen.size(),
                    tasks.split().label(),
                    seconds,
                    sha256);
            out.flush();
        }
    }

    private record Report(String file, String split, int tasks, String sha256, double seconds) {}
}

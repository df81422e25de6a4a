package io.foresight.launch.cli;

import io.foresight.core.text.Problems;
import io.foresight.launch.bench.ReflectBenchmark;
import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.tensor.archive.Precision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench reflect}. */
@Command(
        name = "reflect",
        description =
                "Reflective decisions one at a time, by stage, without drawing; beside them an expert's decisions, an empty call of"
                        + " a network, and large matrix products on the same threads.",
        footer = {
            "",
            "Examples:",
            "  foresight bench reflect --json",
            "  foresight bench reflect --weights runs/r/model --proposer cloned --threads 2"
        })
final class BenchReflectCommand implements Callable<Integer> {
    private static final List<String> PRECISIONS = List.of("auto", "bf16", "fp32");

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            defaultValue = ReflectModel.STANDARD,
            description = "A name in models/, or a folder (default: ${DEFAULT-VALUE}).")
    private String weights;

    @Option(
            names = "--proposer",
            paramLabel = "WHO",
            defaultValue = "nobody",
            description =
                    "Who names actions: nobody, or the model's policy: cloned or embedded (default: ${DEFAULT-VALUE}).")
    private WhoProposes proposer;

    @Option(
            names = "--decisions",
            paramLabel = "N",
            defaultValue = "300",
            description = "Decisions to time (default: ${DEFAULT-VALUE}).")
    private int decisions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Cores that the networks use, one measurement each (default: ${DEFAULT-VALUE}).")
    private List<Integer> threads;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "auto",
            description =
                    "Of the networks' products: auto (what is faster here), bf16 or fp32 (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        problems.requireWithin("--decisions", decisions, 1, 100_000);
        threads.forEach(count -> problems.requireWithin("--threads", count, 1, 1024));
        problems.require(PRECISIONS.contains(precision), "--precision", precision, "auto, bf16 or fp32");
        Optional<Path> folder = find(problems);
        problems.throwIfAny(found -> new ParameterException(spec.commandLine(), String.join("; ", found)));
        Optional<Precision> asked = precision.equals("auto")
                ? Optional.empty()
                : Optional.of(Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
        try (LongWork work = new LongWork(spec)) {
            ReflectBenchmark.Report report =
                    ReflectBenchmark.run(folder.orElseThrow(), proposer, asked, decisions, threads, work);
            print(report, work.endedEarly());
        } catch (BadReflectModelException bad) {
            throw new CommandFailedException(bad.getMessage(), bad);
        }
        return 0;
    }

    private Optional<Path> find(Problems problems) {
        try {
            return Optional.of(ReflectModel.find(weights));
        } catch (BadReflectModelException missing) {
            problems.add("--weights", missing.getMessage());
            return Optional.empty();
        }
    }

    private void print(ReflectBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        for (ReflectBenchmark.OnThreads run : report.runs()) {
            out.printf(
                    Locale.ROOT,
                    "%d thread(s), %s: %.1f decisions/s; a decision %.2f ms (%.2f to %.2f); imagines in %.0f %%%n",
                    run.threads(),
                    report.precision().toLowerCase(Locale.ROOT),
                    run.decisionsPerS(),
                    run.decisionMs().p50(),
                    run.decisionMs().p5(),
                    run.decisionMs().p95(),
                    100 * run.imaginedShare());
            run.stagesMs()
                    .forEach((stage, ms) -> out.printf(
                            Locale.ROOT, "  %-10s %7.3f ms (%.3f to %.3f)%n", stage, ms.p50(), ms.p5(), ms.p95()));
            out.printf(
                    Locale.ROOT,
                    "  encoding   %.2f GFLOP at %.0f GFLOP/s: %.0f %% of matrix products' %.0f%n",
                    run.encodeGflop(),
                    run.encodeGflops(),
                    100 * run.shareOfPeak(),
                    run.gemmPeakGflops());
            out.printf(
                    Locale.ROOT,
                    "  beside it  an expert's decision %.3f ms, an empty network call %.3f ms%n",
                    run.expertMs().p50(),
                    run.emptyCallMs().p50());
            run.residentBytes().ifPresent(bytes -> out.printf(Locale.ROOT, "  resident   %.0f MB%n", bytes * 1e-6));
        }
        out.flush();
    }
}

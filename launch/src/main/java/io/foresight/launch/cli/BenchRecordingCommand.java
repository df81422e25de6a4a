package io.foresight.launch.cli;

import io.foresight.launch.bench.RecordingBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench recording}. */
@Command(
        name = "recording",
        description =
                "Speed of writing point clouds to an MCAP file and reading them back, on one thread, compared with a plain"
                        + " write of the same bytes to the same folder.",
        footer = {"", "Examples:", "  foresight bench recording", "  foresight bench recording --messages 64 --json"})
final class BenchRecordingCommand implements Callable<Integer> {
    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "256",
            description = "Number of messages of 1 MiB per round (default: ${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Number of rounds of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (messages < 1 || messages > 4096 || rounds < 1 || rounds > 1000) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--messages must be 1 to 4096 and --rounds 1 to 1000, got " + messages + " and " + rounds);
        }
        Path folder = Files.createTempDirectory("foresight-recording");
        try (LongWork work = new LongWork(spec)) {
            RecordingBenchmark.Report report = RecordingBenchmark.run(folder, messages, rounds, work);
            print(report, work.endedEarly());
        } finally {
            Files.delete(folder);
        }
        return 0;
    }

    private void print(RecordingBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf("%-10s %24s %24s %24s %7s%n", "MB/s", "recorded", "plain write", "read back", "packed");
        report.speeds()
                .forEach((way, speed) -> out.printf(
                        Locale.ROOT,
                        "%-10s %6.0f (%5.0f to %6.0f) %6.0f (%5.0f to %6.0f) %6.0f (%5.0f to %6.0f) %7.2f%n",
                        way,
                        speed.written().median(),
                        speed.written().slowest(),
                        speed.written().fastest(),
                        speed.plain().median(),
                        speed.plain().slowest(),
                        speed.plain().fastest(),
                        speed.read().median(),
                        speed.read().slowest(),
                        speed.read().fastest(),
                        speed.packed()));
        out.flush();
    }
}

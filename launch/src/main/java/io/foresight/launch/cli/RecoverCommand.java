package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.bag.BagRecovery;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight recover}. */
@Command(
        name = "recover",
        description = {
            "Makes an intact MCAP file of one that was not closed or is damaged.",
            "The result is read back and compared before it takes its name; the damaged file is only read."
        },
        footer = {
            "",
            "Examples:",
            "  foresight recover drive.mcap   # writes drive-recovered.mcap beside it",
            "  foresight recover drive.mcap --out whole.mcap --json"
        })
final class RecoverCommand implements Callable<Integer> {
    private static final String ENDING = "(\\.mcap)?(\\.zstd?)?$";

    @Parameters(paramLabel = "FILE.mcap", description = "The damaged file, also packed by zstd.")
    private Path damaged;

    @Option(
            names = "--out",
            paramLabel = "WHOLE.mcap",
            description = "The new file (default: FILE-recovered.mcap beside the damaged one).")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path whole = out == null ? beside() : out;
        overwrite.check(spec, "--out", whole, "mcap:" + damaged);
        Files.createDirectories(whole.toAbsolutePath().getParent());
        RecoveryReport report = BagRecovery.recover(damaged, whole);
        PrintWriter output = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(output, new Summary(whole.toString(), report));
        } else {
            output.println(ShownText.sentence(whole + ": " + report.text()));
            output.flush();
        }
        if (report.messages() == 0 && !report.intact()) {
            throw new CommandFailedException("nothing of " + damaged + " could be recovered");
        }
        return 0;
    }

    private Path beside() {
        return damaged.resolveSibling(damaged.getFileName().toString().replaceFirst(ENDING, "") + "-recovered.mcap");
    }

    private record Summary(
            String file,
            long messages,
            long uncheckedMessages,
            long chunks,
            long brokenChunks,
            long fileBytes,
            long lostBytes,
            List<String> problems) {
        Summary(String file, RecoveryReport report) {
            this(
                    file,
                    report.messages(),
                    report.uncheckedMessages(),
                    report.chunks(),
                    report.brokenChunks(),
                    report.fileBytes(),
                    report.lostBytes(),
                    report.problems().stream().map(McapException::getMessage).toList());
        }
    }
}

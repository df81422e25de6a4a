package io.foresight.launch.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.foresight.core.text.ShownText;
import io.foresight.ros2.bag.BagRecovery;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight recover}. */
@Command(
        name = "recover",
        description = {
            "Makes intact MCAP files of some that were not closed or are damaged.",
            "Each result is read back and compared before it takes its name; the damaged files are only read. A file that cannot be"
                    + " recovered costs itself alone; the exit code is 1 then."
        },
        footer = {
            "",
            "Examples:",
            "  foresight recover drive.mcap   # writes drive-recovered.mcap beside it",
            "  foresight recover drive.mcap --out whole.mcap --json",
            "  foresight recover BAG          # all files of a bag, to BAG-recovered",
            "  foresight recover a.mcap b.mcap --out FOLDER"
        })
final class RecoverCommand implements Callable<Integer> {
    private static final String ENDING = "(\\.mcap)?(\\.zstd?)?$";
    private static final String SUFFIX = "-recovered";

    @Parameters(
            paramLabel = "RECORDING",
            arity = "1..*",
            description = "Damaged FILE.mcap, also packed by zstd, or a bag's folder; several may be given.")
    private List<Path> damaged;

    @Option(
            names = "--out",
            paramLabel = "WHOLE.mcap|FOLDER",
            description =
                    "The new file; of several files, the folder for them (default: FILE-recovered.mcap beside the damaged one,"
                            + " FOLDER-recovered beside a folder).")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean one = damaged.size() == 1 && !Files.isDirectory(damaged.get(0));
        List<Job> jobs = jobs(one);
        for (Job job : jobs) {
            overwrite.check(spec, "--out", job.whole, "mcap:" + job.damaged);
        }
        List<Recovered> done = new ArrayList<>();
        for (Job job : jobs) {
            Recovered recovered = one ? job.recovered() : job.attempted();
            done.add(recovered);
            if (!json.asked()) {
                say(job, recovered);
            }
        }
        long failed = done.stream().filter(each -> each.failure.isPresent()).count();
        if (json.asked()) {
            json.print(spec.commandLine().getOut(), one ? done.get(0) : new Batch(done, failed));
        }
        if (failed > 0) {
            throw new CommandFailedException(
                    one ? done.get(0).failure.get() : failed + " of " + done.size() + " files could not be recovered");
        }
        return 0;
    }

    private List<Job> jobs(boolean one) throws IOException {
        Map<Path, Job> jobs = new LinkedHashMap<>();
        for (Path given : damaged) {
            boolean folder = Files.isDirectory(given);
            for (Path file : folder ? BagRecovery.recordings(given) : List.of(given)) {
                Job job = new Job(file, one && out != null ? out : whole(file, folder ? given : null));
                Job other = jobs.putIfAbsent(job.whole, job);
                if (other != null) {
                    throw new ParameterException(
                            spec.commandLine(),
                            file + " and " + other.damaged + " would both become " + job.whole
                                    + ": recover them one by one");
                }
            }
        }
        return List.copyOf(jobs.values());
    }

    /** @param bag the folder that the file stands for; null: it was named itself */
    private Path whole(Path file, Path bag) {
        String name = file.getFileName().toString().replaceFirst(ENDING, "");
        if (bag == null && out == null) {
            return file.resolveSibling(name + SUFFIX + ".mcap");
        }
        return (out != null ? out : Path.of(bag.toAbsolutePath().normalize() + SUFFIX)).resolve(name + ".mcap");
    }

    private void say(Job job, Recovered recovered) {
        PrintWriter to = recovered.failure.isPresent()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        to.println(ShownText.sentence(recovered.failure.orElseGet(() -> job.whole + ": " + recovered.text)));
        to.flush();
    }

    /** A file to recover. */
    private record Job(Path damaged, Path whole) {
        Recovered recovered() throws IOException {
            Files.createDirectories(whole.toAbsolutePath().getParent());
            RecoveryReport report = BagRecovery.recover(damaged, whole);
            return new Recovered(
                    whole.toString(),
                    report.messages(),
                    report.uncheckedMessages(),
                    report.chunks(),
                    report.brokenChunks(),
                    report.fileBytes(),
                    report.lostBytes(),
                    report.problems().stream().map(McapException::getMessage).toList(),
                    report.messages() == 0 && !report.intact()
                            ? Optional.of("nothing of " + damaged + " could be recovered")
                            : Optional.empty(),
                    report.text());
        }

        /** A failure becomes part of the result, so that the next file has its turn. */
        Recovered attempted() {
            try {
                return recovered();
            } catch (IOException e) {
                String why = damaged + " could not be recovered: " + e.getMessage();
                return new Recovered(whole.toString(), 0, 0, 0, 0, 0, 0, List.of(), Optional.of(why), why);
            }
        }
    }

    private record Batch(List<Recovered> files, long failed) {}

    private record Recovered(
            String file,
            long messages,
            long uncheckedMessages,
            long chunks,
            long brokenChunks,
            long fileBytes,
            long lostBytes,
            List<String> problems,
            Optional<String> failure,
            @JsonIgnore String text) {}
}

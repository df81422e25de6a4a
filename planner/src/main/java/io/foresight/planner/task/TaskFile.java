package io.foresight.planner.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.FailedRead;
import io.foresight.core.file.Sha256;
import io.foresight.planner.task.PlannerException.Code;
import io.foresight.planner.task.TaskLine.BadLineException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores tasks in a file of JSON lines: a header, then one task per line. The header has the number of tasks and the SHA-256 of everything
 * after it. The same tasks give the same file, byte for byte, with every Java version.
 */
public final class TaskFile {
    /** Supported {@code version} of the header. */
    public static final int VERSION = 1;

    private static final String FORMAT = "foresight-assembly-tasks";
    private static final int LONGEST_LINE = 64 * 1024;
    private static final long LARGEST_FILE = 4L << 30;

    private TaskFile() {}

    /** The first line. */
    private record Header(String format, int version, int tasks, String sha256) {}

    /**
     * Writes the tasks. The file appears atomically, even in case of a power failure.
     *
     * @throws PlannerException TASK_WRONG for a task that {@link #read} would reject; then nothing is written
     */
    public static void write(Path file, List<AssemblyTask> tasks) throws IOException {
        Header header = new Header(FORMAT, VERSION, tasks.size(), sha256(tasks));
        AtomicFile.write(file, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                out.write(TaskLine.JSON.writeValueAsBytes(header));
                out.write('\n');
                for (AssemblyTask task : tasks) {
                    out.write(TaskLine.of(task).bytes());
                    out.write('\n');
                }
            }
        });
    }

    /**
     * The SHA-256 in the header of a file with these tasks, as 64 hexadecimal digits, for comparing the tasks of two machines.
     *
     * @throws PlannerException TASK_WRONG for tasks that cannot be stored
     */
    public static String sha256(List<AssemblyTask> tasks) {
        if (tasks.size() > TaskSplit.MOST_TASKS) {
            throw new PlannerException(
                    Code.TASK_WRONG, "a file holds up to " + TaskSplit.MOST_TASKS + " tasks, got " + tasks.size());
        }
        MessageDigest digest = Sha256.digest();
        Set<String> ids = new HashSet<>();
        for (AssemblyTask task : tasks) {
            Optional<String> problem =
                    ids.add(task.id()) ? TaskLine.problem(task) : Optional.of("another task has this id");
            if (problem.isPresent()) {
                throw new PlannerException(Code.TASK_WRONG, "task " + task.id() + ": " + problem.get());
            }
            try {
                digest.update(TaskLine.of(task).bytes());
            } catch (IOException impossible) {
                throw new IllegalStateException("a task could not be written to memory", impossible);
            }
            digest.update((byte) '\n');
        }
        return Sha256.hex(digest);
    }

    /**
     * Reads all tasks of a file.
     *
     * @throws PlannerException TASK_FILE_VERSION for another version, TASK_FILE_CORRUPT for any other invalid file; the message names file,
     *     line and reason
     */
    public static List<AssemblyTask> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw corrupt(file, "the file has " + Files.size(file) + " bytes, the limit is " + LARGEST_FILE);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] first = line(file, 1, in);
            if (first == null) {
                throw corrupt(file, "the file is empty");
            }
            Header header = header(file, first);
            MessageDigest digest = Sha256.digest();
            List<AssemblyTask> tasks = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            byte[] line = line(file, 2, in);
            while (line != null) {
                int number = tasks.size() + 2;
                if (tasks.size() == header.tasks()) {
                    throw corrupt(
                            file, "line " + number + ": there are more lines than the header's " + header.tasks());
                }
                AssemblyTask task = task(file, number, line);
                if (!ids.add(task.id())) {
                    throw corrupt(file, "line " + number + ": the id " + task.id() + " is repeated");
                }
                tasks.add(task);
                digest.update(line);
                digest.update((byte) '\n');
                line = line(file, number + 1, in);
            }
            checkWhole(file, header, tasks.size(), Sha256.hex(digest));
            return tasks;
        } catch (IOException failed) {
            throw FailedRead.of(file, failed);
        }
    }

    /**
     * A problem for which {@link #read} would reject the task, beyond the checks of its constructor; empty when there is none. For tasks
     * that come from other sources.
     */
    public static Optional<String> problem(AssemblyTask task) {
        return TaskLine.problem(task);
    }

    /**
     * The task as a line of a file, without the line feed: for other uses than files.
     *
     * @throws PlannerException TASK_WRONG for a task that {@link #ofText} would reject
     */
    public static String text(AssemblyTask task) {
        Optional<String> problem = TaskLine.problem(task);
        if (problem.isPresent()) {
            throw new PlannerException(Code.TASK_WRONG, "task " + task.id() + ": " + problem.get());
        }
        try {
            return new String(TaskLine.of(task).bytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException("a task could not be written to memory", impossible);
        }
    }

    /**
     * Parses a task from such a line.
     *
     * @throws PlannerException TASK_WRONG naming what is invalid
     */
    public static AssemblyTask ofText(String line) {
        if (line.length() > LONGEST_LINE) {
            throw new PlannerException(
                    Code.TASK_WRONG,
                    "a task has at most " + LONGEST_LINE + " characters, this text has " + line.length());
        }
        try {
            return TaskLine.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (BadLineException bad) {
            throw new PlannerException(Code.TASK_WRONG, "the text is not a task: " + bad.getMessage(), bad);
        }
    }

    private static void checkWhole(Path file, Header header, int tasks, String sha256) {
        if (tasks != header.tasks()) {
            throw corrupt(
                    file,
                    "line " + (tasks + 2) + ": the file ends after " + tasks + " of " + header.tasks()
                            + " tasks; it is truncated");
        }
        if (!sha256.equals(header.sha256())) {
            throw corrupt(
                    file,
                    "line 1: the header's sha256 is " + header.sha256() + ", that of the lines is " + sha256
                            + "; the file was modified or is corrupt");
        }
    }

    private static Header header(Path file, byte[] line) {
        try {
            JsonNode tree = TaskLine.JSON.readTree(line);
            if (!FORMAT.equals(tree.path("format").textValue())) {
                throw corrupt(file, "line 1: the header's format must be \"" + FORMAT + "\"");
            }
            JsonNode version = tree.path("version");
            if (!version.isInt() || version.intValue() != VERSION) {
                throw new PlannerException(
                        Code.TASK_FILE_VERSION,
                        file + ": line 1: version " + (version.isMissingNode() ? "is missing" : version)
                                + ", the supported version is " + VERSION + "; generate the tasks again");
            }
            Header header = TaskLine.JSON.treeToValue(tree, Header.class);
            if (header.tasks() < 0 || header.tasks() > TaskSplit.MOST_TASKS) {
                throw corrupt(file, "line 1: tasks must be 0 .. " + TaskSplit.MOST_TASKS + ", got " + header.tasks());
            }
            return header;
        } catch (JsonProcessingException bad) {
            throw corrupt(file, "line 1: " + TaskLine.describe(bad));
        } catch (IOException bad) {
            throw corrupt(file, "line 1: " + bad.getMessage());
        }
    }

    private static AssemblyTask task(Path file, int number, byte[] line) {
        try {
            return TaskLine.read(line);
        } catch (BadLineException bad) {
            throw new PlannerException(
                    Code.TASK_FILE_CORRUPT, file + ": line " + number + ": " + bad.getMessage(), bad);
        }
    }

    /** The next line without its line feed; null at the end of the file. */
    private static byte[] line(Path file, int number, InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw corrupt(file, "line " + number + ": it is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        if (next < 0) {
            throw corrupt(file, "line " + number + ": the line feed is missing; the file is truncated");
        }
        return line.toByteArray();
    }

    private static PlannerException corrupt(Path file, String problem) {
        return new PlannerException(Code.TASK_FILE_CORRUPT, file + ": " + problem);
    }
}

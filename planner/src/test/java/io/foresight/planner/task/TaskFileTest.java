package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.planner.task.PlannerException.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFileTest {
    /** Seeds 1, 2, 4; the first has a nail and several beams. */
    private static final List<AssemblyTask> TASKS = Stream.of(1L, 2L, 4L)
            .map(seed -> TaskGenerator.generate("t-" + seed, seed, 9))
            .toList();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("tasks.jsonl");
        TaskFile.write(file, TASKS);
    }

    private PlannerException refusal() {
        PlannerException refusal = catchThrowableOfType(PlannerException.class, () -> TaskFile.read(file));
        assertThat(refusal).isNotNull().hasMessageStartingWith(file + ": ");
        return refusal;
    }

    /** Changes a line (1 is the header) and sets the header's hash right, so that only the content can be refused. */
    private PlannerException refusalAfter(int line, UnaryOperator<String> change) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String changed = change.apply(lines.get(line - 1));
        assertThat(changed).isNotEqualTo(lines.get(line - 1));
        lines.set(line - 1, changed);
        if (line > 1) {
            String body = String.join("\n", lines.subList(1, lines.size())) + "\n";
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            lines.set(0, lines.get(0).replaceFirst("[0-9a-f]{64}", hash));
        }
        Files.writeString(file, String.join("\n", lines) + "\n");
        return refusal();
    }

    @Test
    void tasksAreReadAsTheyWereWrittenBitForBit() throws Exception {
        List<AssemblyTask> many = LongStream.range(0, 300)
                .mapToObj(seed -> TaskGenerator.generate("many-" + seed, seed, -seed))
                .toList();
        TaskFile.write(file, many);
        assertThat(TaskFile.read(file)).isEqualTo(many);
        byte[] once = Files.readAllBytes(file);
        TaskFile.write(file, TaskFile.read(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    @Test
    void theHeadersHashIsOfWhatFollowsIt() throws Exception {
        String text = Files.readString(file);
        int body = text.indexOf('\n') + 1;
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.substring(body).getBytes(StandardCharsets.UTF_8)));
        assertThat(text.substring(0, body - 1))
                .isEqualTo("{\"format\":\"foresight-assembly-tasks\",\"version\":1,\"tasks\":3,\"sha256\":\"" + hash
                        + "\"}");
        assertThat(TaskFile.sha256(TASKS)).isEqualTo(hash);
    }

    @Test
    void nothingIsLeftBesideTheFile() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> TaskFile.write(folder.resolve("no/such/folder/file"), TASKS))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatCouldNotBeReadIsNotWritten() throws Exception {
        byte[] before = Files.readAllBytes(file);
        AssemblyTask task = TASKS.get(0);
        assertThatThrownBy(() -> TaskFile.write(file, List.of(task, task)))
                .isInstanceOf(PlannerException.class)
                .hasMessage("task t-1: another task has this id");
        AssemblyTask odd = TaskGenerator.generate("a name\nof two lines", 1, 1);
        assertThatThrownBy(() -> TaskFile.write(file, List.of(odd)))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("an id has 1 to 64 letters");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void noTasksMakeAFileToo() throws Exception {
        TaskFile.write(file, List.of());
        assertThat(TaskFile.read(file)).isEmpty();
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        PlannerException refusal = refusalAfter(1, line -> line.replace("\"version\":1", "\"version\":2"));
        assertThat(refusal.code()).isEqualTo(Code.TASK_FILE_VERSION);
        assertThat(refusal).hasMessageContaining("line 1: version 2, the supported version is 1");
        refusal = refusalAfter(1, line -> line.replace("\"version\":2,", ""));
        assertThat(refusal.code()).isEqualTo(Code.TASK_FILE_VERSION);
        assertThat(refusal).hasMessageContaining("version is missing");
    }

    @Test
    void aHeaderThatIsNoneIsRefused() throws Exception {
        assertThat(refusalAfter(1, line -> line.replace("assembly", "other")))
                .hasMessageContaining("line 1: the header's format must be");
        for (String header : List.of("", "[]", "3", "{", "null", "{\"format\":3}", "\0\0\0")) {
            Files.writeString(file, header + "\n");
            assertThat(refusal().code()).isEqualTo(Code.TASK_FILE_CORRUPT);
            assertThat(refusal()).hasMessageContaining("line 1");
        }
        Files.writeString(file, "");
        assertThat(refusal()).hasMessageEndingWith("the file is empty");
    }

    @Test
    void aHeaderWithOtherFieldsIsRefused() throws Exception {
        assertThat(refusalAfter(1, line -> line.replace("\"tasks\":3", "\"tasks\":3,\"author\":\"x\"")))
                .hasMessageContaining("line 1: .author: there is no field author in this format");
        assertThat(refusalAfter(
                        1, line -> line.replace(",\"author\":\"x\"", "").replace("\"tasks\":3", "\"tasks\":-3")))
                .hasMessageContaining("tasks must be 0 .. 1000000, got -3");
        assertThat(refusalAfter(1, line -> line.replace("\"tasks\":-3,", ""))).hasMessageContaining("tasks is missing");
    }

    @Test
    void aFileThatWasCutOffOrGrewIsRefused() throws Exception {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n");
        assertThat(refusal()).hasMessageContaining("line 4: the file ends after 2 of 3 tasks");
        Files.writeString(file, String.join("\n", lines));
        assertThat(refusal()).hasMessageContaining("line 4: the line feed is missing; the file is truncated");
        Files.writeString(file, String.join("\n", lines) + "\n" + lines.get(1) + "\n");
        assertThat(refusal()).hasMessageContaining("line 5: there are more lines than the header's 3");
    }

    @Test
    void aChangeThatMakesSenseIsSeenByTheHash() throws Exception {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"reset_seed\":9", "\"reset_seed\":8"));
        assertThat(refusal()).hasMessageContaining("line 1: the header's sha256 is");
    }

    @Test
    void damageAnywhereIsRefusedWithoutAnyOtherKindOfError() throws Exception {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] = (byte) (damaged[at] + 1 + random.nextInt(255));
            Files.write(file, damaged);
            assertThat(refusal().code()).isIn(Code.TASK_FILE_CORRUPT, Code.TASK_FILE_VERSION);
        }
    }

    @Test
    void unknownMissingRepeatedAndMistypedFieldsAreNamedWithTheirLine() throws Exception {
        assertThat(refusalAfter(3, line -> line.replace("\"id\":", "\"extra\":1,\"id\":")))
                .hasMessageContaining("line 3: .extra: there is no field extra");
        assertThat(refusalAfter(3, line -> line.replace("\"extra\":1,", "\"id\":\"t-2\",")))
                .hasMessageContaining("line 3: ")
                .hasMessageContaining("Duplicate field 'id'");
        assertThat(refusalAfter(3, line -> line.replace("\"id\":\"t-2\",\"id\":\"t-2\",", "")))
                .hasMessageContaining("line 3: ")
                .hasMessageContaining("id is missing");
        assertThat(refusalAfter(3, line -> line.replace("{\"board_seed\"", "{\"id\":null,\"board_seed\"")))
                .hasMessageContaining("id must not be null");
        assertThat(refusalAfter(4, line -> line.replace("\"reset_seed\":9", "\"reset_seed\":\"9\"")))
                .hasMessageContaining("line 3: ");
    }

    @Test
    void aBoardThatContradictsItselfIsRefusedWithWhatIsWrong() throws Exception {
        String sound = Files.readString(file);
        assertRefused(sound, "\"kind\":\"beam\"", "\"kind\":\"rope\"", "a piece is a beam or a nail, not a \"rope\"");
        assertRefused(sound, "\"after\":\\[\\]", "\"after\":[7]", "after must name pieces 0 .. ");
        assertRefused(sound, "\"after\":\\[\\]", "\"after\":[0]", "may only depend on pieces before it");
        assertRefused(sound, "\"after\":\\[0\\]", "\"after\":[]", "lies over");
        assertRefused(sound, "\"height\":(\\d)", "\"height\":3$1", "must be 1 x 1 x 1 to 64 x 64 x 32");
        assertRefused(sound, "\"size_x\":(\\d+)", "\"size_x\":40", "not all of them");
        assertRefused(sound, "\"blocks\":\\[\\[0,", "\"blocks\":[[0,0,0,1,1,1],[0,", "fill the same voxels");
        assertRefused(sound, "\"blocks\":\\[\\[0,0,0", "\"blocks\":[[0,1,0", "not all of them");
        assertRefused(sound, "\"blocks\":\\[\\[0,0,0,\\d+", "\"blocks\":[[0,0,0,99", "reaches out of the grid");
        assertRefused(sound, "\"blocks\":\\[\\[0,0,0", "\"blocks\":[[0,0,0,0", "a block must have 6 numbers, got 7");
        assertRefused(sound, "\"blocks\":\\[\\[0,0", "\"blocks\":[[-1,0", "a block must have min >= 0");
        assertRefused(sound, "\"colour\":\"[a-z]+\"", "\"colour\":\"mauve\"", "there is no colour \"mauve\"");
        assertRefused(sound, "\"start_seated\":\\[", "\"start_seated\":[-1,", "start_seated must name pieces");
        assertRefused(sound, "\"side\":-?1", "\"side\":2", "side -1, 0 or 1");
        assertRefused(sound, "\"slots\":\\[\\{.*?\\},", "\"slots\":[", "needs a slot for each");
        assertRefused(sound, "\"board_pose\":\\[", "\"board_pose\":[0.0,", "board_pose must have 7 numbers");
        assertRefused(
                sound, "\"board_pose\":\\[(.*?),(.*?),0.0", "\"board_pose\":[$1,$2,0.1", "stand upright on the table");
        assertRefused(sound, "\"board_pose\":\\[(.*?),", "\"board_pose\":[1e999,", "must be finite");
        assertRefused(sound, "\"x\":", "\"x\":9", "must be on the table");
        assertRefused(sound, "\"id\":\"t-2\",", "\"id\":7,", "line 3: .id: must be a text");
        assertRefused(sound, "\"yaw\":", "\"yaw\":\"1\",\"q\":", "].yaw: must be a number");
        assertRefused(sound, "\"id\":\"t-2\"", "\"id\":\"t-1\"", "the id t-1 is repeated");
        assertRefused(sound, "\"id\":\"t-1\"", "\"id\":\"../t\"", "an id has 1 to 64");
    }

    private void assertRefused(String sound, String pattern, String replacement, String message) throws Exception {
        String changed = sound.replaceFirst(pattern, replacement);
        assertThat(changed).as("%s is there to be replaced", pattern).isNotEqualTo(sound);
        Files.writeString(file, changed);
        assertThat(refusal().code()).isEqualTo(Code.TASK_FILE_CORRUPT);
        assertThat(refusal()).hasMessageContaining("line ").hasMessageContaining(message);
    }

    @Test
    void twoThingsOfOneColourAreRefused() throws Exception {
        String colour = TASKS.get(0).board().colour().label();
        String piece = TASKS.get(0).board().pieces().get(0).colour().label();
        assertThat(refusalAfter(2, line -> line.replace("\"colour\":\"" + piece, "\"colour\":\"" + colour)))
                .hasMessageContaining("line 2: " + colour + " names two things");
    }

    @Test
    void placesThatOverlapAreRefused() throws Exception {
        Slot slot = TASKS.get(0).slots().get(0);
        PlannerException refusal = refusalAfter(
                2,
                line -> line.replaceFirst(
                        "(\"slots\":\\[\\{.*?\\},)\\{.*?\\}",
                        "$1{\"x\":" + slot.x() + ",\"y\":" + slot.y() + ",\"yaw\":0.0,\"side\":-1}"));
        assertThat(refusal).hasMessageContaining("line 2: the place of ").hasMessageContaining("overlaps that of");
    }

    @Test
    void aLineOfAnyLengthIsRefusedEarly() throws Exception {
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n{\"id\":\"" + "x".repeat(5_000_000));
        assertThat(refusal()).hasMessageContaining("line 2: it is longer than 65536 bytes");
        Files.writeString(file, "[".repeat(5_000_000));
        assertThat(refusal()).hasMessageContaining("line 1: it is longer than 65536 bytes");
        Files.writeString(file, Files.readAllLines(file).get(0).substring(0, 0) + "[".repeat(60_000) + "\n");
        assertThat(refusal()).hasMessageContaining("line 1");
    }

    @Test
    void aFileOfMoreThanFourGibibytesIsRefusedUnread() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((4L << 30) + 1);
        }
        assertThat(refusal()).hasMessageEndingWith("the file has 4294967297 bytes, the limit is 4294967296");
    }

    @Test
    void aFileThatIsNotThereIsNotThePlannersError() {
        assertThatThrownBy(() -> TaskFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aTaskGoesThroughTextUnchanged() {
        for (AssemblyTask task : TASKS) {
            assertThat(TaskFile.text(task)).doesNotContain("\n");
            assertThat(TaskFile.ofText(TaskFile.text(task))).isEqualTo(task);
        }
    }

    @Test
    void textThatIsNoTaskIsRefused() {
        String text = TaskFile.text(TASKS.get(0));
        for (String wrong : List.of(
                "", "{}", text.substring(1), text.replace("board_seed", "seed"), text + "x", "x".repeat(70_000))) {
            assertThatThrownBy(() -> TaskFile.ofText(wrong))
                    .isInstanceOfSatisfying(
                            PlannerException.class, e -> assertThat(e.code()).isEqualTo(Code.TASK_WRONG));
        }
    }
}

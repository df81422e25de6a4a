package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.message.StdMsgs.Text;
import io.foresight.ros2.topic.MessageRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverCommandTest {
    @TempDir
    private Path folder;

    private Path cut;

    @BeforeEach
    void cutARecording() throws IOException {
        Path file = folder.resolve("whole.mcap");
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            for (int i = 0; i < 5; i++) {
                recording.write("/words", new Text("word " + i), 2_000_000_000L * i);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length - 60));
    }

    @Test
    void aCutFileIsMadeWholeBesideIt() throws IOException {
        CommandRun run = CommandRun.of("recover", cut.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Path whole = folder.resolve("cut-recovered.mcap");
        assertThat(run.out()).contains(whole + ": 5 messages of 5 whole chunks");
        assertThat(RosBag.open(whole).info().messages()).isEqualTo(5);

        CommandRun again = CommandRun.of("recover", cut.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
        CommandRun replaced = CommandRun.of("recover", cut.toString(), "--overwrite", "--json");
        assertThat(replaced.json().get("messages").asInt()).isEqualTo(5);
        assertThat(replaced.json().get("problems").get(0).asText()).contains("was not closed");
    }

    @Test
    void allFilesOfABagAreRecoveredIntoAnotherFolder() throws IOException {
        Files.writeString(folder.resolve("other.mcap"), "not a recording");
        CommandRun run = CommandRun.of("recover", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        Path beside = Path.of(folder + "-recovered");
        try {
            assertThat(run.out().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(beside.resolve("cut.mcap") + ": 5 messages"),
                            line -> assertThat(line).startsWith(beside.resolve("whole.mcap") + ": 5 messages"));
            assertThat(run.err())
                    .contains("other.mcap could not be recovered: other.mcap: is neither an MCAP file")
                    .contains("1 of 3 files could not be recovered");
            assertThat(beside).isDirectoryNotContaining("glob:**other.mcap");
            assertThat(RosBag.open(beside).info().messages()).isEqualTo(10);
            CommandRun again = CommandRun.of("recover", folder.toString());
            assertThat(again.code()).as("nothing is replaced").isEqualTo(2);
            assertThat(again.err()).contains("is there already");
        } finally {
            for (String name : List.of("cut.mcap", "whole.mcap", "")) {
                Files.deleteIfExists(beside.resolve(name));
            }
        }
        CommandRun empty = CommandRun.of(
                "recover", Files.createDirectory(folder.resolve("empty")).toString());
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("it is no bag");
    }

    @Test
    void severalFilesAreRecoveredEachForItself() throws IOException {
        Path second = Files.copy(cut, folder.resolve("second.mcap"));
        Path gone = folder.resolve("gone.mcap");
        CommandRun run = CommandRun.of("recover", gone.toString(), cut.toString(), second.toString(), "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode document = run.json();
        assertThat(document.get("failed").asInt()).isEqualTo(1);
        assertThat(document.at("/files/0/failure").asText()).contains("gone.mcap: does not exist");
        assertThat(document.at("/files/1/messages").asInt()).isEqualTo(5);
        assertThat(document.at("/files/1/failure").isNull()).isTrue();
        assertThat(folder.resolve("second-recovered.mcap")).exists();

        Path out = folder.resolve("out");
        CommandRun together = CommandRun.of("recover", cut.toString(), second.toString(), "--out", out.toString());
        assertThat(together.code()).as(together.err()).isZero();
        assertThat(out).isDirectoryContaining("glob:**/cut.mcap").isDirectoryContaining("glob:**/second.mcap");
        Path namesake =
                Files.copy(cut, Files.createDirectory(folder.resolve("a")).resolve("cut.mcap"));
        CommandRun twice = CommandRun.of("recover", cut.toString(), namesake.toString(), "--out", out.toString());
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("would both become " + out.resolve("cut.mcap"));
    }

    @Test
    void whatIsReadIsNeverWrittenAndWhatIsNoRecordingIsNamed() throws IOException {
        byte[] before = Files.readAllBytes(cut);
        CommandRun itself = CommandRun.of("recover", cut.toString(), "--out", cut.toString(), "--overwrite");
        assertThat(itself.code()).isEqualTo(2);
        assertThat(itself.err()).contains("is what is read");
        assertThat(cut).hasBinaryContent(before);

        Path text = Files.writeString(folder.resolve("notes.txt"), "not a recording");
        CommandRun other = CommandRun.of("recover", text.toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("notes.txt: is neither an MCAP file").hasLineCount(1);

        Path header = Files.write(folder.resolve("header.mcap"), Arrays.copyOf(before, 60));
        CommandRun nothing = CommandRun.of("recover", header.toString());
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing of " + header + " could be recovered");
    }
}

package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go both ways between this reader and writer and the format's own library, which runs in Node.js. */
class McapPeerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("settings")
    void thePeerFindsInOurFilesEveryChannelAndMessage(McapSettings settings) throws Exception {
        Path file = folder.resolve("ours.mcap");
        Recording recording = Recording.random(41, 7, 500, 3000);
        try (McapWriter writer = McapWriter.create(file, settings)) {
            recording.write(writer);
            writer.attach(new McapAttachment(5, 4, "notes.txt", "text/plain", new byte[] {1, 2, 3}));
            writer.addMetadata(new McapMetadata("facts", Map.of("a", "1", "b", "2")));
        }
        List<String> found = McapPeer.run("read", file);
        assertThat(found).isEqualTo(McapPeer.lines(file));
        assertThat(found).filteredOn(line -> line.startsWith("streamed")).hasSize(500);
        assertThat(found).filteredOn(line -> line.startsWith("channel")).hasSize(7);
        assertThat(found)
                .filteredOn(line -> line.startsWith("indexed"))
                .hasSize(settings.chunked() ? 500 : 0); // that library looks only chunks up
    }

    static List<McapSettings> settings() {
        McapSettings small = McapSettings.DEFAULT.withProfile("ros2").withChunkBytes(1 << 15);
        return List.of(
                small,
                small.withCompression(McapCompression.LZ4),
                small.withCompression(McapCompression.NONE),
                small.withoutChecksums(),
                small.withoutChunks());
    }

    @Test
    void thePeerReadsWhatRecoveryMadeOfACutFile() throws Exception {
        Path whole = folder.resolve("whole.mcap");
        Recording.random(42, 3, 400, 2000).write(whole, McapSettings.DEFAULT.withChunkBytes(1 << 15));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length / 2));
        Path recovered = folder.resolve("recovered.mcap");
        RecoveryReport report = McapRecovery.recover(cut, recovered, McapSettings.DEFAULT, McapLimits.DEFAULT);
        assertThat(report.messages()).isGreaterThan(100);
        assertThat(McapPeer.run("read", recovered))
                .isEqualTo(McapPeer.lines(recovered))
                .filteredOn(line -> line.startsWith("indexed"))
                .hasSize((int) report.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd", "unchunked"})
    void weFindInThePeersFilesEveryChannelAndMessage(String how) throws Exception {
        Path file = folder.resolve("theirs.mcap");
        List<String> written = McapPeer.run("write", file, how);
        assertThat(McapPeer.lines(file)).isEqualTo(written);
        assertThat(written).filteredOn(line -> line.startsWith("streamed")).hasSize(300);
        RecoveryReport report =
                McapRecovery.recover(file, folder.resolve("again.mcap"), McapSettings.DEFAULT, McapLimits.DEFAULT);
        assertThat(report.intact()).isTrue();
        assertThat(report.messages()).isEqualTo(300);
    }
}

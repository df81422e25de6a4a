package io.foresight.sim.record.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.sim.record.mcap.Recording.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go both ways between this reader and writer and the format's own library, which runs in Node.js. */
class McapPeerTest {
    private static final Path PEER = Path.of("target/npm");

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
        List<String> found = peer("read", file);
        assertThat(found).isEqualTo(lines(file));
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
        assertThat(peer("read", recovered))
                .isEqualTo(lines(recovered))
                .filteredOn(line -> line.startsWith("indexed"))
                .hasSize((int) report.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd", "unchunked"})
    void weFindInThePeersFilesEveryChannelAndMessage(String how) throws Exception {
        Path file = folder.resolve("theirs.mcap");
        List<String> written = peer("write", file, how);
        assertThat(lines(file)).isEqualTo(written);
        assertThat(written).filteredOn(line -> line.startsWith("streamed")).hasSize(300);
        RecoveryReport report =
                McapRecovery.recover(file, folder.resolve("again.mcap"), McapSettings.DEFAULT, McapLimits.DEFAULT);
        assertThat(report.intact()).isTrue();
        assertThat(report.messages()).isEqualTo(300);
    }

    /** What we find in a file, in the peer's words. */
    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (McapReader reader = McapReader.open(file)) {
            Recording.read(reader.messagesInFileOrder(McapQuery.ALL)).forEach(m -> lines.add(line("streamed", m)));
            lines.add("complete\ttrue");
            lines.add("profile\t" + reader.profile());
            McapSummary summary = reader.summary().orElseThrow();
            McapStatistics statistics = summary.statistics().orElseThrow();
            lines.add(String.join(
                    "\t",
                    "statistics",
                    "" + statistics.messageCount(),
                    "" + statistics.chunkCount(),
                    "" + statistics.startTime(),
                    "" + statistics.endTime()));
            for (McapChannel channel : new TreeMap<>(summary.channels()).values()) {
                McapSchema schema = summary.schemas().get(channel.schemaId());
                lines.add(String.join(
                        "\t",
                        "channel",
                        "" + channel.id(),
                        channel.topic(),
                        channel.messageEncoding(),
                        pairs(channel.metadata()),
                        schema == null ? "" : schema.name(),
                        schema == null ? "" : schema.encoding(),
                        schema == null ? "" : sha256(schema.data())));
            }
            if (reader.indexed()) {
                Recording.read(reader.messages(McapQuery.ALL)).forEach(m -> lines.add(line("indexed", m)));
            }
            for (AttachmentIndex index : summary.attachments()) {
                McapAttachment attachment = reader.attachment(index);
                lines.add(String.join(
                        "\t",
                        "attachment",
                        attachment.name(),
                        attachment.mediaType(),
                        "" + attachment.logTime(),
                        "" + attachment.createTime(),
                        sha256(attachment.data())));
            }
            for (MetadataIndex index : summary.metadata()) {
                McapMetadata metadata = reader.metadata(index);
                lines.add("metadata\t" + metadata.name() + "\t" + pairs(metadata.values()));
            }
        }
        return lines;
    }

    private static String line(String kind, Message message) {
        return String.join(
                "\t",
                kind,
                message.topic(),
                "" + message.sequence(),
                "" + message.logTime(),
                "" + message.publishTime(),
                sha256(Recording.bytes(message.hex())));
    }

    private static String pairs(Map<String, String> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> peer(String command, Path file, String... more) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(PEER.resolve("node_modules/@mcap/core")),
                "SKIPPED: the MCAP library is not in sim-bridge/target/npm; .ci/run puts it there where Node.js and npm are");
        Path script = PEER.resolve("mcap-peer.mjs");
        Files.copy(Path.of("src/test/npm/mcap-peer.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
        List<String> words = new ArrayList<>(List.of("node", script.toString(), command, file.toString()));
        words.addAll(List.of(more));
        Path out = folder.resolve("out.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the peer ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}

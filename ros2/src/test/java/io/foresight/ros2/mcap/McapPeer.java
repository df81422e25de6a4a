package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.mcap.Recording.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The format's own library, in Node.js; and what we find ourselves, in its words. */
public final class McapPeer {
    private static final Path PEER = Path.of("target/npm");

    private McapPeer() {}

    /** What we find in a file, in the peer's words. */
    public static List<String> lines(Path file) throws IOException {
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
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\n", "\\n"))
                        .collect(Collectors.joining(","));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets it read or write a file, and gives what it says; skips the test where it is missing. */
    public static List<String> run(String command, Path file, String... more) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(PEER.resolve("node_modules/@mcap/core")),
                "SKIPPED: the MCAP library is not in ros2/target/npm; .ci/run puts it there where Node.js and npm are");
        Path script = PEER.resolve("mcap-peer.mjs");
        Files.copy(Path.of("src/test/npm/mcap-peer.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
        List<String> words = new ArrayList<>(List.of("node", script.toString(), command, file.toString()));
        words.addAll(List.of(more));
        Path out = file.resolveSibling("peer-out.txt");
        Path errors = file.resolveSibling("peer-errors.txt");
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

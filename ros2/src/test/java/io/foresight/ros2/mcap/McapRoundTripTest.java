package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.mcap.Recording.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapRoundTripTest {
    private static final Message LATE = new Message("/a", 0xFFFF_FFFFL, -1, 0, "00ff");

    @TempDir
    private Path folder;

    @Property(tries = 150)
    void everyMessageComesBack(@ForAll("recordings") Recording recording, @ForAll("settings") McapSettings settings)
            throws IOException {
        Path file = Files.createTempFile("recording", ".mcap");
        try {
            Files.delete(file);
            recording.write(file, settings);
            try (McapReader reader = McapReader.open(file)) {
                assertThat(reader.summaryProblem()).isEmpty();
                assertThat(reader.indexed())
                        .isEqualTo(settings.chunked() && !recording.messages().isEmpty());
                assertThat(Recording.read(reader.messagesInFileOrder(McapQuery.ALL)))
                        .isEqualTo(recording.messages());
                if (reader.indexed()) {
                    assertThat(Recording.read(reader.messages(McapQuery.ALL))).isEqualTo(recording.byLogTime());
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Property(tries = 100)
    void aQueryGivesWhatAFilterOfAllWouldGive(
            @ForAll("recordings") Recording recording,
            @ForAll("settings") McapSettings settings,
            @ForAll("times") long one,
            @ForAll("times") long other)
            throws IOException {
        Path file = Files.createTempFile("recording", ".mcap");
        try {
            Files.delete(file);
            recording.write(file, settings);
            long from = Long.compareUnsigned(one, other) < 0 ? one : other;
            long until = from == one ? other : one;
            String topic = recording.topics().get(0);
            try (McapReader reader = McapReader.open(file)) {
                List<Message> all = reader.indexed() ? recording.byLogTime() : recording.messages();
                assertThat(Recording.read(
                                reader.messages(McapQuery.ALL.onTopics(topic).between(from, until))))
                        .isEqualTo(all.stream()
                                .filter(m -> m.topic().equals(topic)
                                        && Long.compareUnsigned(m.logTime(), from) >= 0
                                        && (until == -1 || Long.compareUnsigned(m.logTime(), until) < 0))
                                .toList());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Provide
    Arbitrary<Recording> recordings() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(0, 1, 40, 5000))
                .as(Recording::random);
    }

    @Provide
    Arbitrary<McapSettings> settings() {
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(McapCompression.values()),
                        Arbitraries.of(1 << 10, 1 << 14, 1 << 20),
                        Arbitraries.of(true, false))
                .as((chunked, compression, chunkBytes, checksums) -> new McapSettings(
                        "ros2", chunked, compression, 1, chunkBytes, Duration.ofMillis(300), checksums));
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(900_000_000L, 2_500_000_000L), Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE));
    }

    @Test
    void theSummaryTellsWhatWasWritten() throws IOException {
        Path file = folder.resolve("summary.mcap");
        Recording recording = Recording.random(1, 5, 200, 300);
        McapAttachment calibration = new McapAttachment(7, 8, "calibration.yaml", "text/yaml", new byte[] {1, 2, 3});
        McapMetadata facts = new McapMetadata("vehicle", Map.of("name", "bus", "wheels", "6"));
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            recording.write(writer);
            writer.attach(calibration);
            writer.addMetadata(facts);
        }
        try (McapReader reader = McapReader.open(file)) {
            assertThat(reader.profile()).isEqualTo("ros2");
            McapSummary summary = reader.summary().orElseThrow();
            McapStatistics statistics = summary.statistics().orElseThrow();
            assertThat(statistics.messageCount()).isEqualTo(200);
            assertThat(statistics.channelCount()).isEqualTo(5);
            assertThat(statistics.chunkCount()).isEqualTo(summary.chunks().size());
            assertThat(statistics.startTime())
                    .isEqualTo(recording.byLogTime().get(0).logTime());
            assertThat(statistics.endTime())
                    .isEqualTo(recording.byLogTime().get(199).logTime());
            assertThat(statistics.channelMessageCounts().values().stream()
                            .mapToLong(n -> n)
                            .sum())
                    .isEqualTo(200);
            assertThat(summary.schemas().get(1).data()).isEqualTo(Recording.SCHEMA);
            assertThat(summary.channels().get(3).metadata()).containsEntry("number", "3");
            McapAttachment read = reader.attachment(summary.attachments().get(0));
            assertThat(read).usingRecursiveComparison().isEqualTo(calibration);
            assertThat(reader.metadata(summary.metadata().get(0))).isEqualTo(facts);
        }
    }

    @Test
    void onlyChunksOfTheWantedTimeAreRead() throws IOException {
        Path file = folder.resolve("part.mcap");
        Recording recording = Recording.random(2, 1, 400, 100);
        recording.write(file, McapSettings.DEFAULT.withChunkBytes(1 << 12));
        List<ChunkIndex> chunks;
        try (McapReader reader = McapReader.open(file)) {
            chunks = reader.summary().orElseThrow().chunks();
        }
        byte[] bytes = Files.readAllBytes(file);
        ChunkIndex last = chunks.get(chunks.size() - 1);
        bytes[(int) (last.offset() + last.length() - 1)] ^= 1;
        Files.write(file, bytes);
        try (McapReader reader = McapReader.open(file)) {
            long until = chunks.get(chunks.size() - 2).startTime();
            assertThat(Recording.read(reader.messages(McapQuery.ALL.between(0, until))))
                    .hasSizeGreaterThan(100);
            assertThatThrownBy(() -> Recording.read(reader.messages(McapQuery.ALL)))
                    .isInstanceOf(McapException.class);
        }
    }

    @Test
    void timesHaveNoSign() throws IOException {
        Path file = folder.resolve("times.mcap");
        Message early = new Message("/a", 0, Long.MAX_VALUE, 5, "");
        new Recording(List.of("/a"), List.of(LATE, early)).write(file, McapSettings.DEFAULT);
        try (McapReader reader = McapReader.open(file)) {
            assertThat(Recording.read(reader.messages(McapQuery.ALL))).containsExactly(early, LATE);
        }
    }

    @Test
    void aFileThatIsBeingWrittenIsReadUpToItsLastChunk() throws IOException {
        Path file = folder.resolve("open.mcap");
        Recording recording = Recording.random(3, 3, 100, 400);
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withChunkBytes(1 << 12))) {
            recording.write(writer);
            try (McapReader reader = McapReader.open(file);
                    McapMessages messages = reader.messages(McapQuery.ALL)) {
                assertThat(reader.indexed()).isFalse();
                assertThat(reader.summaryProblem()).isPresent();
                int had = 0;
                try {
                    while (messages.next()) {
                        assertThat(Recording.current(messages))
                                .isEqualTo(recording.messages().get(had++));
                    }
                } catch (McapException e) {
                    assertThat(e.code()).isEqualTo(McapException.Code.TRUNCATED);
                }
                assertThat(had).isGreaterThan(80);
            }
            writer.flush();
            try (McapReader reader = McapReader.open(file);
                    McapMessages messages = reader.messages(McapQuery.ALL)) {
                for (Message expected : recording.messages()) {
                    assertThat(messages.next()).isTrue();
                    assertThat(Recording.current(messages)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aMessageLargerThanAChunkHasOneOfItsOwn() throws IOException {
        Path file = folder.resolve("large.mcap");
        Recording recording = Recording.random(4, 2, 12, 300_000);
        recording.write(file, McapSettings.DEFAULT.withChunkBytes(1 << 10));
        try (McapReader reader = McapReader.open(file)) {
            assertThat(Recording.read(reader.messages(McapQuery.ALL))).isEqualTo(recording.byLogTime());
        }
    }

    @Test
    void aRecordingIsNeverWrittenOverAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("there.mcap"), "precious");
        assertThatThrownBy(() -> McapWriter.create(file, McapSettings.DEFAULT))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void afterAFailedWriteTheFileIsClosedAsItIs() throws IOException {
        var full = new ByteArrayOutputStream();
        WritableByteChannel disk = new FullDisk(Channels.newChannel(full), 3000);
        Recording recording = Recording.random(5, 1, 100, 200);
        McapWriter writer =
                McapWriter.on(disk, McapSettings.DEFAULT.withChunkBytes(1 << 10).withCompression(McapCompression.NONE));
        assertThatThrownBy(() -> recording.write(writer)).hasMessageContaining("no space");
        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
        writer.close();
        assertThat(disk.isOpen()).isFalse();
        Path file = Files.write(folder.resolve("full.mcap"), full.toByteArray());
        RecoveryReport report =
                McapRecovery.recover(file, folder.resolve("whole.mcap"), McapSettings.DEFAULT, McapLimits.DEFAULT);
        assertThat(report.messages()).isPositive();
    }

    /** A disk that takes so many bytes. */
    private static final class FullDisk implements WritableByteChannel {
        private final WritableByteChannel inner;
        private long left;

        FullDisk(WritableByteChannel inner, long left) {
            this.inner = inner;
            this.left = left;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (left <= 0) {
                throw new IOException("no space left");
            }
            int count = (int) Math.min(left, source.remaining());
            inner.write(source.slice(source.position(), count));
            source.position(source.position() + count);
            left -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return inner.isOpen();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}

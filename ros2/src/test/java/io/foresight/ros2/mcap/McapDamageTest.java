package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.mcap.Recording.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class McapDamageTest {
    /** Chunks of a few messages each. */
    private static final McapSettings SMALL = McapSettings.DEFAULT.withChunkBytes(1 << 13);

    private static final McapLimits LIMITS = new McapLimits(1 << 22, 1 << 20, 1 << 20, 1 << 23, 1000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(McapCompression.class)
    void aCutAtEveryThirtySecondLosesOnlyWhatIsBehindIt(McapCompression compression) throws IOException {
        Recording recording = Recording.random(11, 4, 300, 1200);
        byte[] whole = bytes(recording, SMALL.withCompression(compression));
        List<ChunkIndex> chunks = chunks(whole);
        for (int part = 1; part < 32; part++) {
            int length = whole.length / 32 * part;
            long inWholeChunks = messagesIn(whole, chunks, length);
            RecoveryReport report = recover(Arrays.copyOf(whole, length));
            List<Message> had = recovered();
            assertThat(had).isEqualTo(recording.messages().subList(0, had.size()));
            assertThat(report.messages()).isEqualTo(had.size());
            assertThat(report.messages() - report.uncheckedMessages()).isEqualTo(inWholeChunks);
            assertThat(report.intact()).isFalse();
            assertThat(report.fileBytes()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @EnumSource(value = McapCompression.class)
    void theStartOfACutChunkIsHad(McapCompression compression) throws IOException {
        Recording recording = Recording.random(12, 2, 400, 3000);
        McapSettings oneChunk =
                McapSettings.DEFAULT.withCompression(compression).withChunkBytes(64 << 20);
        byte[] whole = bytes(
                recording, new McapSettings("", true, compression, 1, oneChunk.chunkBytes(), Duration.ofDays(1), true));
        ChunkIndex chunk = chunks(whole).get(0);
        RecoveryReport report = recover(Arrays.copyOf(whole, (int) (chunk.offset() + chunk.length() * 3 / 4)));
        assertThat(report.uncheckedMessages()).isBetween(200L, 399L);
        assertThat(report.brokenChunks()).isEqualTo(1);
        assertThat(recovered()).isEqualTo(recording.messages().subList(0, (int) report.messages()));
    }

    @Test
    void aSmallFileCutAtEachByteIsRecoveredOrRefused() throws IOException {
        Recording recording = Recording.random(13, 1, 8, 30);
        for (McapCompression compression : McapCompression.values()) {
            byte[] whole = bytes(recording, SMALL.withCompression(compression));
            int step = compression == McapCompression.ZSTD ? 1 : 3;
            int had = 0;
            for (int length = 0; length < whole.length; length += step) {
                byte[] cut = Arrays.copyOf(whole, length);
                readBothWays(cut);
                try {
                    int now = (int) recover(cut).messages();
                    assertThat(now).isGreaterThanOrEqualTo(had);
                    had = now;
                } catch (McapException e) {
                    assertThat(had).isZero();
                }
            }
            assertThat(had).isEqualTo(8);
        }
    }

    @Test
    void aWrongSumIsToldAndOnlyThatChunkIsLost() throws IOException {
        Recording recording = Recording.random(14, 3, 200, 1000);
        byte[] whole = bytes(recording, SMALL.withCompression(McapCompression.NONE));
        List<ChunkIndex> chunks = chunks(whole);
        ChunkIndex second = chunks.get(1);
        whole[(int) (second.offset() + second.length() / 2)] ^= 0x10;
        Path file = Files.write(folder.resolve("sum.mcap"), whole);
        try (McapReader reader = McapReader.open(file)) {
            assertThatThrownBy(() -> Recording.read(reader.messages(McapQuery.ALL)))
                    .isInstanceOfSatisfying(McapException.class, e -> {
                        assertThat(e.code()).isEqualTo(McapException.Code.CRC_WRONG);
                        assertThat(e.offset()).isEqualTo(second.offset());
                        assertThat(e).hasMessageContaining("uncompressed_crc is 0x");
                    });
        }
        RecoveryReport report = recover(whole);
        assertThat(report.brokenChunks()).isEqualTo(1);
        assertThat(report.lostBytes()).isEqualTo(second.length());
        assertThat(report.chunks()).isEqualTo(chunks.size() - 1);
        assertThat(recovered()).hasSize((int) report.messages()).isSubsetOf(recording.messages());
    }

    @Test
    void behindARecordOfImpossibleLengthTheSummaryShowsTheWay() throws IOException {
        Recording recording = Recording.random(15, 3, 200, 1000);
        byte[] whole = bytes(recording, SMALL);
        List<ChunkIndex> chunks = chunks(whole);
        whole[(int) chunks.get(1).offset() + 5] = 0x40; // about 2^38 bytes
        RecoveryReport report = recover(whole);
        assertThat(report.chunks()).isEqualTo(chunks.size() - 1);
        assertThat(report.text())
                .contains("bytes lost, first at: Chunk at byte " + chunks.get(1).offset());
    }

    @Test
    void anIntactFileIsRecoveredWithoutLoss() throws IOException {
        Recording recording = Recording.random(16, 3, 200, 1000);
        RecoveryReport report = recover(bytes(recording, SMALL));
        assertThat(report.intact()).isTrue();
        assertThat(report.lostBytes()).isZero();
        assertThat(report.text()).contains("nothing lost");
        assertThat(recovered()).isEqualTo(recording.messages());
    }

    @Test
    void aDamagedSummaryIsToldAndTheFileReadWithoutIt() throws IOException {
        Recording recording = Recording.random(17, 3, 100, 500);
        byte[] whole = bytes(recording, SMALL);
        whole[whole.length - 200] ^= 1;
        Path file = Files.write(folder.resolve("summary.mcap"), whole);
        try (McapReader reader = McapReader.open(file)) {
            assertThat(reader.indexed()).isFalse();
            assertThat(reader.summaryProblem().orElseThrow().code()).isEqualTo(McapException.Code.CRC_WRONG);
            assertThat(Recording.read(reader.messages(McapQuery.ALL))).isEqualTo(recording.messages());
        }
    }

    @Test
    void flippedBytesNeverDoMoreThanThrowAnMcapException() throws IOException {
        SplittableRandom random = new SplittableRandom(18);
        List<byte[]> files = new ArrayList<>();
        for (McapCompression compression : McapCompression.values()) {
            Recording recording = Recording.random(random.nextLong(), 3, 30, 200);
            files.add(bytes(recording, SMALL.withCompression(compression).withChunkBytes(1 << 10)));
            files.add(bytes(
                    recording,
                    SMALL.withCompression(compression).withChunkBytes(1 << 10).withoutChecksums()));
        }
        files.add(bytes(Recording.random(19, 3, 30, 100), SMALL.withoutChunks().withoutChecksums()));
        long end = System.nanoTime() + fuzzSeconds() * 1_000_000_000L;
        int tries = 0;
        while (System.nanoTime() < end) {
            byte[] bytes = files.get(tries++ % files.size()).clone();
            int flips = 1 + random.nextInt(3);
            for (int i = 0; i < flips; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            exercise(bytes);
        }
        assertThat(tries).isGreaterThan(10);
    }

    @Test
    void noFlippedByteGoesUnnoticed() throws IOException {
        byte[] whole = bytes(Recording.random(20, 2, 30, 100), SMALL);
        assertThat(unnoticed(whole)).isTrue();
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < whole.length; i += 1 + random.nextInt(7)) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(unnoticed(flipped)).as("byte %s of %s", i, whole.length).isFalse();
        }
    }

    private boolean unnoticed(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("flipped.mcap"), bytes);
        try (McapReader reader = McapReader.open(file, LIMITS)) {
            return reader.summaryProblem().isEmpty() && reader.checkDataSection();
        } catch (McapException e) {
            return false;
        }
    }

    private static long fuzzSeconds() {
        String seconds = System.getenv("FORESIGHT_FUZZ_SECONDS");
        return seconds == null || seconds.isBlank() ? 2 : Long.parseLong(seconds.trim());
    }

    /** Reads everything that can be read; lets only what a reader may not throw through. */
    private void exercise(byte[] bytes) throws IOException {
        readBothWays(bytes);
        tryRead(() -> recover(bytes));
    }

    private void readBothWays(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("exercise.mcap"), bytes);
        try (McapReader reader = McapReader.open(file, LIMITS)) {
            tryRead(() -> Recording.read(reader.messages(McapQuery.ALL)));
            tryRead(() -> Recording.read(reader.messagesInFileOrder(McapQuery.ALL)));
        } catch (McapException e) {
            assertThat(e.offset()).isLessThan(20); // not even the header is whole
        }
    }

    private static void tryRead(Reading reading) throws IOException {
        try {
            reading.run();
        } catch (McapException e) {
            assertThat(e).hasMessageContaining(e.record() + " at byte " + e.offset());
        }
    }

    /** Something that reads. */
    private interface Reading {
        void run() throws IOException;
    }

    private byte[] bytes(Recording recording, McapSettings settings) throws IOException {
        Path file = folder.resolve("whole.mcap");
        Files.deleteIfExists(file);
        recording.write(file, settings);
        return Files.readAllBytes(file);
    }

    private List<ChunkIndex> chunks(byte[] whole) throws IOException {
        Path file = Files.write(folder.resolve("chunks.mcap"), whole);
        try (McapReader reader = McapReader.open(file)) {
            return reader.summary().orElseThrow().chunks();
        }
    }

    /** Messages in the chunks that end before a length. */
    private long messagesIn(byte[] whole, List<ChunkIndex> chunks, int length) throws IOException {
        Path file = Files.write(folder.resolve("counted.mcap"), whole);
        long count = 0;
        try (McapReader reader = McapReader.open(file);
                McapFile bytes = McapFile.open(file);
                ChunkReader loader = new ChunkReader(bytes, McapLimits.DEFAULT)) {
            Definitions definitions = new Definitions(McapLimits.DEFAULT);
            definitions.addAll(reader.summary().orElseThrow());
            Chunk chunk = new Chunk();
            ChunkRecords records = new ChunkRecords(definitions);
            for (ChunkIndex index : chunks) {
                if (index.offset() + index.length() <= length) {
                    loader.load(loader.head(index.offset(), index.offset() + 9, index.length() - 9), chunk);
                    records.start(chunk);
                    while (records.nextMessage()) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private RecoveryReport recover(byte[] bytes) throws IOException {
        Path damaged = Files.write(folder.resolve("damaged.mcap"), bytes);
        Path target = folder.resolve("recovered.mcap");
        Files.deleteIfExists(target);
        return McapRecovery.recover(damaged, target, SMALL, LIMITS);
    }

    private List<Message> recovered() throws IOException {
        try (McapReader reader = McapReader.open(folder.resolve("recovered.mcap"))) {
            assertThat(reader.summaryProblem()).isEmpty();
            return Recording.read(reader.messagesInFileOrder(McapQuery.ALL));
        }
    }
}

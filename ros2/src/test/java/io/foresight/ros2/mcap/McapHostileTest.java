package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.ros2.mcap.McapException.Code;
import io.foresight.ros2.mcap.Recording.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapHostileTest {
    private static final byte[] PLAIN = RawFile.chunkRecords(1000);

    @TempDir
    private Path folder;

    @Test
    void handMadeFilesAreReadWhenNothingIsWrongWithThem() throws IOException {
        for (McapCompression compression : McapCompression.values()) {
            Path file = new RawFile()
                    .chunk(compression.label(), PLAIN.length, 0, packed(compression, PLAIN))
                    .write(folder.resolve("fine" + compression + ".mcap"));
            assertThat(read(file)).containsExactly(new Message("/a", 0, 5, 5, "00".repeat(1000)));
        }
    }

    @Test
    void somethingElseIsNoRecording() throws IOException {
        assertThat(refusal(Files.writeString(folder.resolve("text"), "not a recording"))
                        .code())
                .isEqualTo(Code.BAD_MAGIC);
        assertThat(refusal(Files.write(folder.resolve("none"), new byte[0])).code())
                .isEqualTo(Code.BAD_MAGIC);
        byte[] nextVersion = Files.readAllBytes(new RawFile().write(folder.resolve("zero.mcap")));
        nextVersion[5]++;
        assertThat(refusal(Files.write(folder.resolve("one.mcap"), nextVersion)).code())
                .isEqualTo(Code.BAD_MAGIC);
    }

    @Test
    void anUnknownCompressionIsNamed() throws IOException {
        McapException refusal =
                refusal(new RawFile().chunk("brotli", PLAIN.length, 0, PLAIN).write(folder.resolve("brotli.mcap")));
        assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_COMPRESSION);
        assertThat(refusal).hasMessageContaining("'brotli', supported are '', 'lz4' and 'zstd'");
    }

    @Test
    void bombsAreRefusedByRatioBeforeAnythingIsReserved() throws IOException {
        byte[] zeros = RawFile.chunkRecords(60 << 20);
        byte[] packed = packed(McapCompression.ZSTD, zeros);
        assertThat(packed.length).isLessThan(10_000);
        McapException refusal =
                refusal(new RawFile().chunk("zstd", zeros.length, 0, packed).write(folder.resolve("bomb.mcap")));
        assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("the limit is 1000 : 1");
    }

    @Test
    void bombsAreRefusedBySize() throws IOException {
        McapException refusal =
                refusal(new RawFile().chunk("lz4", 1L << 40, 0, new byte[100]).write(folder.resolve("size.mcap")));
        assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("decompress to 1099511627776, the limit is 268435456");
    }

    @Test
    void aBombThatDeclaresLittleUnpacksToNoMoreThanItDeclares() throws IOException {
        byte[] zeros = RawFile.chunkRecords(8 << 20);
        for (McapCompression compression : List.of(McapCompression.LZ4, McapCompression.ZSTD)) {
            McapException refusal = refusal(new RawFile()
                    .chunk(compression.label(), 1000, 0, packed(compression, zeros))
                    .write(folder.resolve("modest" + compression)));
            assertThat(refusal.code()).isEqualTo(Code.BAD_COMPRESSION);
        }
    }

    @Test
    void aSizeThatThePackedBytesCannotReachIsRefused() throws IOException {
        for (McapCompression compression : McapCompression.values()) {
            McapException refusal = refusal(new RawFile()
                    .chunk(compression.label(), PLAIN.length + 1L, 0, packed(compression, PLAIN))
                    .write(folder.resolve("lie" + compression)));
            assertThat(refusal.code()).isEqualTo(Code.BAD_LENGTH);
            assertThat(refusal).hasMessageContaining("uncompressed_size is " + (PLAIN.length + 1));
        }
    }

    @Test
    void lengthsBeyondWhatHoldsThemAreRefused() throws IOException {
        assertThat(refusal(new RawFile()
                        .record(RecordType.SCHEMA, schema -> schema.u16(1).u32(0xFFFF_FFFFL))
                        .write(folder.resolve("string.mcap"))))
                .hasMessageContaining("name must have 4294967295 bytes, but the record has 4");
        assertThat(refusal(new RawFile()
                        .record(RecordType.CHUNK, chunk -> chunk.u64(0)
                                .u64(0)
                                .u64(4)
                                .u32(0)
                                .string("")
                                .u64(-1))
                        .write(folder.resolve("chunk.mcap"))))
                .hasMessageContaining("length of records is 18446744073709551615");
        assertThat(refusal(new RawFile()
                        .record(RecordType.MESSAGE, message -> message.u16(0))
                        .write(folder.resolve("short.mcap"))))
                .hasMessageContaining("its content has 2 bytes, the minimum is 22");
        assertThat(refusal(
                        new RawFile()
                                .record(RecordType.SCHEMA, schema -> schema.u16(1)
                                        .string("n")
                                        .string("")
                                        .bytes(new byte[2 << 10]))
                                .write(folder.resolve("large.mcap")),
                        new McapLimits(1 << 10, 1 << 10, 1 << 10, 1 << 20, 2)))
                .hasMessageContaining("Schema at byte 29: its content has 2063 bytes, the limit is 1024");
    }

    @Test
    void whatIsNotDefinedOrDefinedTwiceIsRefused() throws IOException {
        assertThat(refusal(new RawFile()
                        .record(RecordType.MESSAGE, m -> m.u16(7).u32(0).u64(0).u64(0))
                        .write(folder.resolve("channel.mcap"))))
                .hasMessageContaining("its channel is 7, which is not defined before");
        assertThat(refusal(new RawFile()
                        .record(
                                RecordType.CHANNEL,
                                c -> c.u16(0).u16(9).string("/a").string("cdr").u32(0))
                        .write(folder.resolve("schema.mcap"))))
                .hasMessageContaining("channel 0 has schema 9, which is not defined before");
        assertThat(refusal(new RawFile()
                                .record(RecordType.CHANNEL, c -> c.u16(0)
                                        .u16(0)
                                        .string("/a")
                                        .string("cdr")
                                        .u32(0))
                                .record(RecordType.CHANNEL, c -> c.u16(0)
                                        .u16(0)
                                        .string("/b")
                                        .string("cdr")
                                        .u32(0))
                                .write(folder.resolve("twice.mcap")))
                        .code())
                .isEqualTo(Code.CONFLICT);
    }

    @Test
    void recordsInPlacesWhereTheyCouldMakeALoopAreRefused() throws IOException {
        RecordBytes nested = new RecordBytes(1 << 12);
        RawFile.append(
                nested,
                RecordType.CHUNK,
                chunk -> chunk.u64(0).u64(0).u64(0).u32(0).string("").u64(0));
        byte[] inner = RawFile.array(nested.content());
        assertThat(refusal(new RawFile().chunk("", inner.length, 0, inner).write(folder.resolve("nested.mcap")))
                        .code())
                .isEqualTo(Code.MISPLACED);
        assertThat(refusal(new RawFile()
                                .record(RecordType.HEADER, header -> header.string("")
                                        .string(""))
                                .write(folder.resolve("header.mcap")))
                        .code())
                .isEqualTo(Code.MISPLACED);
    }

    @Test
    void unknownOpcodesArePassedOverAndZeroIsRefused() throws IOException {
        RecordBytes odd = new RecordBytes(64);
        odd.room(1).put((byte) 0x90);
        odd.u64(3).room(3).put(new byte[3]);
        byte[] fine = Files.readAllBytes(
                new RawFile().chunk("", PLAIN.length, 0, PLAIN).write(folder.resolve("plain.mcap")));
        int at = (int) new RawFile().position();
        byte[] extended = insert(fine, at, RawFile.array(odd.content()));
        assertThat(read(Files.write(folder.resolve("odd.mcap"), extended))).hasSize(1);
        extended[at] = 0;
        assertThat(refusal(Files.write(folder.resolve("nought.mcap"), extended)))
                .hasMessageContaining("byte " + at + ": its opcode is 0");
    }

    @Test
    void extraFieldsAtTheEndOfARecordArePassedOver() throws IOException {
        Path file = new RawFile()
                .record(
                        RecordType.CHANNEL,
                        c -> c.u16(0).u16(0).string("/a").string("cdr").u32(0).u64(77))
                .record(RecordType.MESSAGE, m -> m.u16(0).u32(3).u64(1).u64(2))
                .write(folder.resolve("later.mcap"));
        assertThat(read(file)).containsExactly(new Message("/a", 3, 1, 2, ""));
    }

    @Test
    void indexesThatOverlapOrPointElsewhereMakeNoIndex() throws IOException {
        Map<String, long[]> bad = Map.of(
                "overlap", new long[] {0, 0},
                "before the data", new long[] {-8, 0},
                "behind the data", new long[] {1 << 20, 0},
                "negative", new long[] {Long.MIN_VALUE, 0});
        for (Map.Entry<String, long[]> one : bad.entrySet()) {
            RawFile raw = new RawFile();
            long chunkAt = raw.position();
            raw.chunk("", PLAIN.length, 0, PLAIN);
            long length = raw.position() - chunkAt;
            raw.record(RecordType.DATA_END, end -> end.u32(0));
            long start = raw.position();
            Path file = raw.writeWithSummary(folder.resolve("index.mcap"), start, summary -> {
                chunkIndex(summary, chunkAt, length);
                chunkIndex(summary, chunkAt + one.getValue()[0], length);
            });
            try (McapReader reader = McapReader.open(file)) {
                assertThat(reader.indexed()).as(one.getKey()).isFalse();
                assertThat(reader.summaryProblem()).as(one.getKey()).isPresent();
                assertThat(Recording.read(reader.messages(McapQuery.ALL))).hasSize(1);
            }
        }
    }

    @Test
    void anIndexThatPromisesOtherThanItsChunkIsToldWhenTheChunkIsRead() throws IOException {
        RawFile raw = new RawFile();
        long schemaAt = raw.position();
        raw.record(RecordType.SCHEMA, s -> s.u16(1).string("n").string("").bytes(new byte[200]));
        long length = raw.position() - schemaAt;
        raw.record(RecordType.DATA_END, end -> end.u32(0));
        long start = raw.position();
        Path file = raw.writeWithSummary(
                folder.resolve("other.mcap"), start, summary -> chunkIndex(summary, schemaAt, length));
        McapException refusal = refusal(file);
        assertThat(refusal.code()).isEqualTo(Code.BAD_INDEX);
        assertThat(refusal).hasMessageContaining("there is a Schema of " + length);
    }

    @Test
    void chunksOfTheSameTimeAreHeldOnlyUpToALimit() throws IOException {
        Path file = folder.resolve("same.mcap");
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withChunkBytes(1 << 10))) {
            int channel = writer.addChannel(0, "/a", "cdr", Map.of());
            for (int i = 0; i < 100; i++) { // every chunk holds the first and the last moment
                writer.write(channel, i, 1000L * (i % 2), 0, ByteBuffer.allocate(600));
            }
        }
        try (McapReader reader = McapReader.open(file, new McapLimits(8 << 10, 8 << 10, 1 << 20, 20_000, 1000))) {
            McapException refusal =
                    catchThrowableOfType(McapException.class, () -> Recording.read(reader.messages(McapQuery.ALL)));
            assertThat(refusal).hasMessageContaining("too many chunks overlap in time");
            assertThatCode(() -> Recording.read(reader.messagesInFileOrder(McapQuery.ALL)))
                    .doesNotThrowAnyException();
        }
    }

    private static void chunkIndex(RecordBytes summary, long offset, long length) {
        RawFile.append(summary, RecordType.CHUNK_INDEX, index -> index.u64(5)
                .u64(5)
                .u64(offset)
                .u64(length)
                .u32(0)
                .u64(0)
                .string("")
                .u64(PLAIN.length)
                .u64(PLAIN.length));
    }

    private static byte[] insert(byte[] into, int at, byte[] piece) {
        byte[] joined = Arrays.copyOf(into, into.length + piece.length);
        System.arraycopy(piece, 0, joined, at, piece.length);
        System.arraycopy(into, at, joined, at + piece.length, into.length - at);
        return joined;
    }

    private static byte[] packed(McapCompression compression, byte[] content) {
        return switch (compression) {
            case NONE -> content;
            case LZ4 -> RawFile.pack(new Lz4Codec(), content);
            case ZSTD -> RawFile.pack(new ZstdCodec(1), content);
        };
    }

    private static List<Message> read(Path file) throws IOException {
        try (McapReader reader = McapReader.open(file)) {
            return Recording.read(reader.messages(McapQuery.ALL));
        }
    }

    private static McapException refusal(Path file) {
        return refusal(file, McapLimits.DEFAULT);
    }

    private static McapException refusal(Path file, McapLimits limits) {
        return catchThrowableOfType(McapException.class, () -> {
            try (McapReader reader = McapReader.open(file, limits)) {
                Recording.read(reader.messages(McapQuery.ALL));
            }
        });
    }
}

package io.foresight.ros2.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.foresight.ros2.mcap.ChunkIndex;
import io.foresight.ros2.mcap.McapCompression;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagedBagTest {
    private static final BagTopic WORDS = new BagTopic("/words", "std_msgs/msg/String", "cdr", 0);

    @TempDir
    private Path folder;

    /** Messages of 900 bytes, one a microsecond, four in a chunk. */
    private Path recording(String name, int count, McapCompression compression, boolean chunked) throws IOException {
        Path file = folder.resolve(name);
        McapSettings settings =
                new McapSettings("ros2", chunked, compression, 1, 3 << 10, McapSettings.DEFAULT.chunkSpan(), true);
        try (McapWriter writer = McapWriter.create(file, settings)) {
            int schema = writer.addSchema(WORDS.type(), "ros2msg", new byte[0]);
            int channel = writer.addChannel(schema, WORDS.name(), "cdr", Map.of());
            for (int i = 0; i < count; i++) {
                byte[] data = new byte[900];
                for (int k = 0; k < data.length; k++) {
                    data[k] = (byte) (k * 31 % 83);
                }
                data[0] = (byte) i;
                writer.write(channel, i, 1000L * i, 1000L * i, ByteBuffer.wrap(data));
            }
        }
        return file;
    }

    private static List<ChunkIndex> chunks(Path file) throws IOException {
        try (McapReader reader = McapReader.open(file)) {
            return reader.wholeSummary().chunks();
        }
    }

    private static void damage(Path file, long from, int bytes) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < bytes; i++) {
            content[(int) from + i] ^= 0x55;
        }
        Files.write(file, content);
    }

    private static List<Integer> read(RosBag bag) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (BagMessages messages = bag.messages(McapQuery.ALL)) {
            while (messages.next()) {
                numbers.add((int) messages.data().get(0));
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(McapCompression.class)
    void aDamagedChunkIsLeftOutAndCountedWhereTheSummaryIsIntact(McapCompression compression) throws IOException {
        Path file = recording("a.mcap", 20, compression, true);
        List<ChunkIndex> chunks = chunks(file);
        assertThat(chunks).hasSize(5);
        ChunkIndex third = chunks.get(2);
        for (long place : new long[] {
            third.offset() + 3, third.offset() + 20, third.offset() + 34, third.offset() + third.length() / 2
        }) {
            Path damaged = Files.copy(file, folder.resolve("damaged-" + place + ".mcap"));
            damage(damaged, place, 4);
            try (RecoveredBag opened = RecoveredBag.open(damaged)) {
                assertThat(read(opened.bag())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 16, 17, 18, 19);
                assertThat(read(opened.bag())).as("again").hasSize(16);
                assertThat(opened.leftOut())
                        .singleElement()
                        .asString()
                        .contains(
                                damaged.getFileName() + " is damaged; left out: 1 part with 4 messages, first at: Chunk"
                                        + " at byte " + third.offset());
                assertThat(opened.report()).as("nothing was copied").isEmpty();
            }
        }
    }

    @Test
    void aListOfMessagesHasNoneOfADamagedChunk() throws IOException {
        Path file = recording("a.mcap", 20, McapCompression.ZSTD, true);
        ChunkIndex second = chunks(file).get(1);
        damage(file, second.offset() + second.length() / 2, 8);
        try (RecoveredBag opened = RecoveredBag.open(file)) {
            List<MessagePlace> places = opened.bag().places(WORDS);
            assertThat(places).hasSize(16);
            assertThat(opened.leftOut()).hasSize(1);
            for (MessagePlace place : places) {
                assertThat(opened.bag().read(WORDS, place).get(0)).isEqualTo((byte) (place.logTime() / 1000));
            }
            assertThatThrownBy(() -> opened.bag().read(WORDS, new MessagePlace(0, 5000, 0)))
                    .isInstanceOf(BagException.class)
                    .hasMessageContaining("left out: 1 part with 4 messages");
        }
        assertThatThrownBy(() -> read(RosBag.open(file)))
                .as("nothing is left out of a bag that is opened as it is")
                .isInstanceOf(McapException.class);
    }

    @Test
    void damagedMessageIndexesCostNoMessage() throws IOException {
        Path file = recording("a.mcap", 20, McapCompression.NONE, true);
        ChunkIndex first = chunks(file).get(0);
        damage(file, first.offset() + first.length(), 20);
        try (RecoveredBag opened = RecoveredBag.open(file)) {
            assertThat(opened.bag().places(WORDS)).hasSize(20);
            assertThat(read(opened.bag())).hasSize(20);
            assertThat(opened.leftOut()).isEmpty();
        }
    }

    @Test
    void withoutChunksEverythingUpToTheDamageIsRead() throws IOException {
        Path file = recording("a.mcap", 20, McapCompression.NONE, false);
        byte[] content = Files.readAllBytes(file);
        int eleventh = -1;
        for (int number = 0, at = 0; number <= 11; at++) {
            if (content[at] == 5 && content[at + 1] == (byte) (922 & 0xff) && content[at + 2] == 922 >> 8) {
                eleventh = at;
                number++;
            }
        }
        damage(file, eleventh + 5, 4);
        try (RecoveredBag opened = RecoveredBag.open(file)) {
            assertThat(read(opened.bag())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(opened.leftOut()).singleElement().asString().contains("Message at byte " + eleventh);
        }
    }

    @Test
    void whatIsRecoveredIsReadBackBeforeItTakesItsName() throws IOException {
        Path file = recording("a.mcap", 20, McapCompression.LZ4, true);
        ChunkIndex third = chunks(file).get(2);
        damage(file, third.offset() + third.length() / 2, 8);
        byte[] before = Files.readAllBytes(file);
        Path whole = folder.resolve("whole.mcap");
        RecoveryReport report = BagRecovery.recover(file, whole);
        assertThat(report.messages()).isEqualTo(16);
        assertThat(report.brokenChunks()).isEqualTo(1);
        assertThat(read(RosBag.open(whole))).hasSize(16).doesNotContain(8, 9, 10, 11);
        assertThat(file).hasBinaryContent(before);

        Path cut =
                Files.write(folder.resolve("cut.mcap.zstd"), Zstd.compress(Arrays.copyOf(before, before.length - 9)));
        assertThat(BagRecovery.recover(cut, whole).messages()).isEqualTo(16);
        assertThat(read(RosBag.open(whole))).hasSize(16);

        Path header = Files.write(folder.resolve("header.mcap"), Arrays.copyOf(before, 12));
        assertThatThrownBy(() -> BagRecovery.recover(header, whole)).isInstanceOf(McapException.class);
        assertThat(read(RosBag.open(whole))).as("the old one stayed").hasSize(16);
        Path text = Files.writeString(folder.resolve("text.mcap"), "no recording");
        assertThatThrownBy(() -> BagRecovery.recover(text, whole)).hasMessageContaining("is neither an MCAP file");
        assertThatThrownBy(() -> BagRecovery.recover(folder, whole)).hasMessageContaining("is not a file");
        assertThatThrownBy(() -> BagRecovery.recover(folder.resolve("none"), whole))
                .hasMessageContaining("none: does not exist");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void packedFilesAreUnpackedUpToALimit() throws IOException {
        Path bomb = Files.write(folder.resolve("bomb.mcap.zstd"), Zstd.compress(new byte[64 << 20]));
        assertThatThrownBy(() -> RecoveredBag.open(bomb))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("bomb.mcap.zstd: unpacks to more than 16777216 bytes, the limit for its "
                        + Files.size(bomb) + " packed ones; unpack it elsewhere");
        Path unpacked = folder.resolve("unpacked");
        UnpackLimits small = new UnpackLimits(1 << 20, 1_000_000, 0);
        assertThatThrownBy(() -> UnpackedFile.write(bomb, unpacked, small))
                .hasMessageContaining("unpacks to more than 1048576 bytes");
        assertThat(unpacked).as("not more was written").hasSize(1 << 20);
        Files.delete(unpacked);
        UnpackLimits full = new UnpackLimits(Long.MAX_VALUE, 1_000_000, Long.MAX_VALUE);
        assertThatThrownBy(() -> UnpackedFile.write(bomb, unpacked, full))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("unpacks to more than fits into " + folder)
                .hasMessageContaining("must stay free");
        assertThat(unpacked).isEmptyFile();
        Files.delete(unpacked);
        UnpackedFile.write(bomb, unpacked, new UnpackLimits(64 << 20, 1_000_000, 0));
        assertThat(unpacked).hasSize(64 << 20);
    }

    @Test
    void aPackedFileThatIsDamagedIsNamed() throws IOException {
        byte[] packed = Zstd.compress(Files.readAllBytes(recording("a.mcap", 20, McapCompression.NONE, true)));
        Path cut = Files.write(folder.resolve("cut.mcap.zstd"), Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> RecoveredBag.open(cut))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("cut.mcap.zstd: cannot be unpacked: ");
    }

    @Test
    void aFileThatWasJustBegunIsNoneOfItsFoldersMessages() throws IOException {
        Path bag = Files.createDirectory(folder.resolve("bag"));
        byte[] whole = Files.readAllBytes(recording("a.mcap", 8, McapCompression.ZSTD, true));
        Files.write(bag.resolve("bag_0.mcap"), whole);
        Files.write(bag.resolve("bag_1.mcap"), Arrays.copyOf(whole, 12));
        Files.createFile(bag.resolve("bag_2.mcap"));
        try (RecoveredBag opened = RecoveredBag.open(bag)) {
            assertThat(read(opened.bag())).hasSize(8);
            assertThat(opened.bag().places(WORDS)).hasSize(8);
            assertThat(opened.bag().info().storage()).isEqualTo("mcap");
            assertThat(opened.leftOut())
                    .hasSize(2)
                    .anyMatch(text ->
                            text.startsWith("bag_1.mcap is damaged; left out: ") && text.contains("record at byte 8"))
                    .anyMatch(
                            text -> text.startsWith("bag_2.mcap is damaged; left out: ") && text.contains("is empty"));
        }
        Files.delete(bag.resolve("bag_0.mcap"));
        assertThatThrownBy(() -> RecoveredBag.open(bag)).isInstanceOf(McapException.class);
    }
}

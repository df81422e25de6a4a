package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.pack.BadPackingException;
import io.foresight.core.pack.Lz4Block;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;

class Lz4CodecTest {
    private final SplittableRandom random = new SplittableRandom(31);

    @Test
    void theLibrarysFrameReaderReadsOurFrames() throws IOException {
        for (int size : new int[] {0, 1, 70_000, 9 << 20}) {
            byte[] content = content(size);
            byte[] packed = RawFile.pack(new Lz4Codec(), content);
            try (LZ4FrameInputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(packed))) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void framesWithEverySumAndBlockSizeAreRead() throws Exception {
        byte[] content = content(3 << 20);
        for (LZ4FrameOutputStream.BLOCKSIZE size : LZ4FrameOutputStream.BLOCKSIZE.values()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (LZ4FrameOutputStream out = new LZ4FrameOutputStream(
                    packed,
                    size,
                    -1,
                    LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                    LZ4FrameOutputStream.FLG.Bits.BLOCK_CHECKSUM,
                    LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM)) {
                out.write(content);
            }
            assertThat(unpack(packed.toByteArray(), content.length)).isEqualTo(content);
            byte[] damaged = packed.toByteArray();
            damaged[damaged.length - 1] ^= 1;
            assertThatThrownBy(() -> unpack(damaged, content.length))
                    .isInstanceOf(BadPackingException.class)
                    .hasMessageContaining("wrong checksum");
        }
    }

    @Test
    void ourOwnBlockReaderAgreesWithTheLibrary() throws BadPackingException {
        for (int i = 0; i < 300; i++) {
            byte[] content = content(random.nextInt(20_000));
            byte[] packed = LZ4Factory.fastestInstance().fastCompressor().compress(content);
            ByteBuffer into = ByteBuffer.allocateDirect(content.length);
            Lz4Block.unpack(RawFile.direct(packed), 0, packed.length, into, 0, false);
            assertThat(RawFile.array(into.flip())).isEqualTo(content);
        }
    }

    @Test
    void blocksMayReferToTheBlocksBeforeThem() throws BadPackingException {
        // literals "abcdefgh"; then, in a block of its own: a match of 12 bytes, 8 back, and literals "wxyz!"
        byte[] first = {(byte) 0x80, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'};
        byte[] second = {0x08, 8, 0, 0x50, 'w', 'x', 'y', 'z', '!'};
        ByteBuffer into = ByteBuffer.allocateDirect(25);
        Lz4Block.unpack(RawFile.direct(first), 0, first.length, into, 0, false);
        assertThatThrownBy(() -> Lz4Block.unpack(
                        RawFile.direct(second), 0, second.length, into.duplicate(), into.position(), false))
                .isInstanceOf(BadPackingException.class)
                .hasMessageContaining("refers 8 bytes back, but only 0 are available");
        Lz4Block.unpack(RawFile.direct(second), 0, second.length, into, 0, false);
        assertThat(new String(RawFile.array(into.flip()), StandardCharsets.US_ASCII))
                .isEqualTo("abcdefghabcdefghabcdwxyz!");
    }

    @Test
    void aFrameOfLinkedBlocksThatTheLz4ProgramMadeIsRead() throws IOException, BadPackingException {
        byte[] content = new byte[200_000];
        for (int i = 0; i < content.length; i++) {
            int k = i % 40_000;
            content[i] = (byte) (k % 1000 < 700 ? k * k / 97 : i / 40_000 * 3 + k % 13);
        }
        byte[] packed;
        try (InputStream in = Lz4CodecTest.class.getResourceAsStream("/mcap/linked-blocks.lz4")) {
            packed = in.readAllBytes();
        }
        assertThat(unpack(packed, content.length)).isEqualTo(content);
        ByteBuffer start = ByteBuffer.allocateDirect(content.length);
        new Lz4Codec().unpackStart(RawFile.direct(Arrays.copyOf(packed, packed.length * 3 / 4)), start);
        int had = start.position();
        assertThat(had).isBetween(1 << 16, content.length - 1);
        assertThat(RawFile.array(start.flip())).isEqualTo(Arrays.copyOf(content, had));
    }

    @Test
    void randomBlocksAreUnpackedOrRefusedAndNeverMore() {
        for (int i = 0; i < 20_000; i++) {
            byte[] packed = new byte[random.nextInt(60)];
            for (int k = 0; k < packed.length; k++) {
                packed[k] = (byte) random.nextInt(256);
            }
            ByteBuffer into = ByteBuffer.allocateDirect(1000);
            try {
                Lz4Block.unpack(RawFile.direct(packed), 0, packed.length, into, 0, i % 2 == 0);
            } catch (BadPackingException e) {
                assertThat(i % 2).isEqualTo(1);
            }
        }
    }

    @Test
    void aCutFrameGivesItsStart() {
        byte[] content = content(200_000);
        byte[] packed = RawFile.pack(new Lz4Codec(), content);
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        ByteBuffer into = ByteBuffer.allocateDirect(content.length);
        new Lz4Codec().unpackStart(RawFile.direct(cut), into);
        int had = into.position();
        assertThat(had).isGreaterThan(content.length / 3);
        assertThat(RawFile.array(into.flip())).isEqualTo(Arrays.copyOf(content, had));
    }

    private byte[] unpack(byte[] packed, int size) throws BadPackingException {
        ByteBuffer into = ByteBuffer.allocateDirect(size);
        try (Lz4Codec codec = new Lz4Codec()) {
            assertThat(codec.unpackedBound(RawFile.direct(packed))).isGreaterThanOrEqualTo(size);
            codec.unpack(RawFile.direct(packed), into);
        }
        return RawFile.array(into.flip());
    }

    private byte[] content(int size) {
        byte[] content = new byte[size];
        int word = 0;
        for (int i = 0; i < size; i++) {
            if (i % 11 == 0) {
                word = random.nextInt(6);
            }
            content[i] = (byte) (word * 40 + i % 11 + (random.nextInt(30) == 0 ? 1 : 0));
        }
        return content;
    }
}

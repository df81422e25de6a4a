package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyArrayTest {
    private static final int LIMIT = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void wholeNumbersOfEveryWidthAreRead() throws IOException {
        assertThat(read(npy("|u1", "(2, 2)", 1, 2, 3, 255)).integers()).containsExactly(1, 2, 3, 255);
        assertThat(read(npy("|u1", "(2, 2)", 1, 2, 3, 255)).shape()).containsExactly(2, 2);
        assertThat(read(npy("|i1", "(1,)", 255)).integers()).containsExactly(-1);
        assertThat(read(npy("|b1", "(2,)", 0, 1)).integers()).containsExactly(0, 1);
        assertThat(read(npy("<u2", "(1,)", 0xff, 0xff)).integers()).containsExactly(65535);
        assertThat(read(npy("<i2", "(1,)", 0xff, 0xff)).integers()).containsExactly(-1);
        assertThat(read(npy("<i4", "()", 1, 0, 0, 0x80)).integers()).containsExactly(Integer.MIN_VALUE + 1);
        assertThat(read(npy("<i8", "(1, )", 7, 0, 0, 0, 0, 0, 0, 0)).integers()).containsExactly(7);
        assertThat(read(npy("<u8", "(0, 3)")).integers()).isEmpty();
    }

    @Test
    void floatsAreRead() throws IOException {
        byte[] numbers = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0.35f)
                .putDouble(-2.5)
                .array();
        assertThat(read(npy("<f4", "(1,)", Arrays.copyOf(numbers, 4))).floats()).containsExactly(0.35f);
        assertThat(read(npy("<f8", "(1,)", Arrays.copyOfRange(numbers, 4, 12))).floats())
                .containsExactly(-2.5f);
        assertThat(read(npy("|u1", "(1,)", 9)).floats()).containsExactly(9);
    }

    @Test
    void packedFilesAndLaterFormatsAreRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(npy("|u1", "(3,)", 4, 5, 6));
        }
        assertThat(read(packed.toByteArray()).integers()).containsExactly(4, 5, 6);
        assertThatThrownBy(() -> read(Arrays.copyOf(packed.toByteArray(), 30)))
                .hasMessageContaining("a.npy: ends early");
        byte[] first = npy("|u1", "(3,)", 4, 5, 6);
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        second.write(first, 0, 6);
        second.write(new byte[] {2, 0, first[8], first[9], 0, 0});
        second.write(first, 10, first.length - 10);
        assertThat(read(second.toByteArray()).integers()).containsExactly(4, 5, 6);
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertRefused(new byte[] {1, 2, 3, 4, 5, 6, 7}, "is no .npy file");
        assertRefused(new byte[0], "ends early");
        assertRefused(npy("|O", "(1,)", 1), "its numbers are of type |O, must be one of |b1, |u1");
        assertRefused(npy(">i4", "(1,)", 0, 0, 0, 1), "its numbers are of type >i4");
        assertRefused(npy("|u1", "(3,)", 1, 2), "ends early");
        assertRefused(npy("|u1", "(1,)", 1, 2), "goes on behind the 1 bytes of shape [1]");
        assertRefused(npy("|u1", "(70000,)"), "shape [70000] needs more than the limit of 65536 bytes");
        assertRefused(
                npy("<f8", "(2147483647, 2147483647, 2147483647, 2147483647)"),
                "shape [2147483647, 2147483647, 2147483647, 2147483647] needs");
        assertRefused(npy("|u1", "(99999999999,)"), "a dimension of 99999999999 cannot be");
        assertRefused(npy("|u1", "(" + "1,".repeat(33) + ")", 1), "has 33 dimensions, the limit is 32");
        assertRefused(npy("|u1", "(-1,)"), "its header has no shape that can be read");
        byte[] fortran = new String(npy("|u1", "(1,)", 1), StandardCharsets.ISO_8859_1)
                .replace("False", "True ")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(fortran, "is in Fortran's order");
        byte[] later = npy("|u1", "(1,)", 1);
        later[6] = 9;
        assertRefused(later, "is of format 9, known are 1 to 3");
        assertThatThrownBy(() -> NumpyArray.read(folder.resolve("none.npy"), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.npy");
        assertThatThrownBy(() -> NumpyArray.read(folder, LIMIT)).hasMessageContaining("is a folder");
        NumpyArray large = read(npy("<u4", "(2,)", 1, 0, 0, 0, 255, 255, 255, 255));
        assertThatThrownBy(large::integers).hasMessageContaining("number 1 does not fit into 32 bits: 4294967295");
        NumpyArray floats = read(npy("<f4", "(1,)", 0, 0, 0, 0));
        assertThatThrownBy(floats::integers).hasMessageContaining("holds floats, whole numbers are needed");
    }

    @Test
    void noSequenceOfBytesBreaksIt() throws IOException {
        Random random = new Random(3);
        byte[] sound = npy("<u2", "(2, 3)", new byte[12]);
        for (int i = 0; i < 5000; i++) {
            byte[] broken = Arrays.copyOf(sound, i % 3 == 0 ? random.nextInt(sound.length) : sound.length);
            for (int k = random.nextInt(4); k >= 0 && broken.length > 0; k--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                read(broken).integers();
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("a.npy");
            }
        }
    }

    private void assertRefused(byte[] content, String message) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.npy: " + message);
    }

    private NumpyArray read(byte[] content) throws IOException {
        return NumpyArray.read(Files.write(folder.resolve("a.npy"), content), LIMIT);
    }

    private static byte[] npy(String type, String shape, int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return npy(type, shape, content);
    }

    private static byte[] npy(String type, String shape, byte[] content) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return ByteBuffer.allocate(10 + header.length() + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }
}

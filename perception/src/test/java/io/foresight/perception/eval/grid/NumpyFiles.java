package io.foresight.perception.eval.grid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes arrays for tests. */
final class NumpyFiles {
    private NumpyFiles() {}

    static void bytes(Path file, String shape, int... numbers) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(numbers.length);
        for (int number : numbers) {
            content.put((byte) number);
        }
        write(file, "|u1", shape, content.array());
    }

    static void floats(Path file, String shape, double... numbers) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            content.putFloat((float) number);
        }
        write(file, "<f4", shape, content.array());
    }

    private static void write(Path file, String type, String shape, byte[] content) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer all = ByteBuffer.allocate(10 + header.length() + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        Files.write(file, all.array());
    }
}

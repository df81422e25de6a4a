package io.foresight.tensor.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The elements of a little-endian {@code .npy} file of version 1, as doubles. */
record NumpyFile(String type, double[] values) {
    private static final int FIXED_HEADER = 10; // magic, version, header length

    static NumpyFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(FIXED_HEADER - 2);
        String header = new String(bytes.array(), FIXED_HEADER, length, StandardCharsets.US_ASCII);
        String type = header.replaceFirst("(?s).*'descr': '<(..)'.*", "$1");
        bytes.position(FIXED_HEADER + length);
        int size = type.charAt(1) - '0';
        double[] values = new double[bytes.remaining() / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "i4" -> bytes.getInt();
                case "f4" -> bytes.getFloat();
                case "f2" -> half(bytes.getShort());
                default -> throw new IOException(file + " has elements of type " + type);
            };
        }
        return new NumpyFile(type, values);
    }

    /** An IEEE half, widened. */
    static float half(short bits) {
        int exponent = bits >>> 10 & 31;
        int fraction = bits & 0x3ff;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 31
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : (1024 + fraction) * Math.scalb(1.0, exponent - 25);
        return (float) (bits < 0 ? -size : size);
    }
}

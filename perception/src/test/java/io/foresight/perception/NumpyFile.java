package io.foresight.perception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The elements of a little-endian {@code .npy} file of version 1, as doubles, row-major. */
public record NumpyFile(String type, double[] values) {
    private static final int FIXED_HEADER = 10; // magic, version, header length

    /** Reads integers and floats of up to eight bytes. */
    public static NumpyFile read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = bytes.getShort(FIXED_HEADER - 2);
            String header = new String(bytes.array(), FIXED_HEADER, length, StandardCharsets.US_ASCII);
            String type = header.replaceFirst("(?s).*'descr': '<(..)'.*", "$1");
            bytes.position(FIXED_HEADER + length);
            double[] values = new double[bytes.remaining() / (type.charAt(1) - '0')];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case "i4" -> bytes.getInt();
                    case "i8" -> bytes.getLong();
                    case "f2" -> half(bytes.getShort());
                    case "f4" -> bytes.getFloat();
                    case "f8" -> bytes.getDouble();
                    default -> throw new IOException(file + " has elements of type " + type);
                };
            }
            return new NumpyFile(type, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An IEEE half, widened. */
    public static float half(short bits) {
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

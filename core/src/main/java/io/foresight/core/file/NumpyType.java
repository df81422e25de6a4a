package io.foresight.core.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of numbers that a {@link NumpyArray} may have. */
enum NumpyType {
    BOOLEAN("|b1"),
    UNSIGNED_8("|u1"),
    SIGNED_8("|i1"),
    UNSIGNED_16("<u2"),
    SIGNED_16("<i2"),
    UNSIGNED_32("<u4"),
    SIGNED_32("<i4"),
    UNSIGNED_64("<u8"),
    SIGNED_64("<i8"),
    FLOAT_32("<f4"),
    FLOAT_64("<f8");

    private final String word;

    NumpyType(String word) {
        this.word = word;
    }

    static Optional<NumpyType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(type -> type.word).collect(Collectors.joining(", "));
    }

    /** Bytes of one number. */
    int size() {
        return word.charAt(2) - '0';
    }

    boolean isFloat() {
        return this == FLOAT_32 || this == FLOAT_64;
    }

    /** The number at {@code index}; one of 64 bits without a sign that needs the highest bit comes out below 0. */
    long whole(ByteBuffer bytes, int index) {
        int at = index * size();
        return switch (this) {
            case BOOLEAN -> bytes.get(at) == 0 ? 0 : 1;
            case UNSIGNED_8 -> bytes.get(at) & 0xff;
            case SIGNED_8 -> bytes.get(at);
            case UNSIGNED_16 -> bytes.getShort(at) & 0xffff;
            case SIGNED_16 -> bytes.getShort(at);
            case UNSIGNED_32 -> bytes.getInt(at) & 0xffff_ffffL;
            case SIGNED_32 -> bytes.getInt(at);
            case UNSIGNED_64, SIGNED_64 -> bytes.getLong(at);
            case FLOAT_32, FLOAT_64 -> throw new IllegalStateException(word + " is no whole number");
        };
    }

    double real(ByteBuffer bytes, int index) {
        return this == FLOAT_32 ? bytes.getFloat(index * size()) : bytes.getDouble(index * size());
    }
}

package io.foresight.tensor.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** PyTorch's classes of storages, by the type of their elements. */
enum StorageKind {
    FLOAT(4, true),
    HALF(2, true),
    BFLOAT16(2, true),
    DOUBLE(8, true),
    LONG(8, false),
    INT(4, false),
    SHORT(2, false),
    CHAR(1, false),
    BYTE(1, false),
    BOOL(1, false);

    private final int bytes;
    private final boolean floating;

    StorageKind(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** By the name of its class in Python's module {@code torch}. */
    static Optional<StorageKind> named(String className) {
        return Arrays.stream(values())
                .filter(kind -> kind.className().equals(className))
                .findFirst();
    }

    private String className() {
        String name = this == BFLOAT16
                ? "BFloat16"
                : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        return name + "Storage";
    }

    /** Bytes of an element. */
    int bytes() {
        return bytes;
    }

    /** Whether its elements are weights; the others count and index. */
    boolean floating() {
        return floating;
    }

    /** An element of a floating kind; a double is rounded. */
    float at(ByteBuffer elements, int index) {
        ByteBuffer element = elements.slice(index * bytes, bytes).order(elements.order());
        return switch (this) {
            case FLOAT -> element.getFloat();
            case HALF -> StorageType.F16.get(element);
            case BFLOAT16 -> StorageType.BF16.get(element);
            case DOUBLE -> (float) element.getDouble();
            case LONG, INT, SHORT, CHAR, BYTE, BOOL -> throw new IllegalStateException(this + " holds no weights");
        };
    }
}

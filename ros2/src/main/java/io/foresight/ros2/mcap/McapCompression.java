package io.foresight.ros2.mcap;

import java.util.Optional;

/** Compression of a chunk's records. */
public enum McapCompression {
    /** No compression. */
    NONE(""),
    /** LZ4 frames. */
    LZ4("lz4"),
    /** Zstandard frames. */
    ZSTD("zstd");

    private final String label;

    McapCompression(String label) {
        this.label = label;
    }

    /** The name in a file. */
    public String label() {
        return label;
    }

    static Optional<McapCompression> of(String label) {
        for (McapCompression compression : values()) {
            if (compression.label.equals(label)) {
                return Optional.of(compression);
            }
        }
        return Optional.empty();
    }
}

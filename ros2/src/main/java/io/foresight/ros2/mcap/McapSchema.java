package io.foresight.ros2.mcap;

import java.util.Arrays;
import java.util.Objects;

/**
 * The message definition of a channel.
 *
 * @param id 1 to 65535, unique in the file
 * @param name such as {@code sensor_msgs/msg/PointCloud2}
 * @param encoding such as {@code ros2msg}; empty when there is no schema text
 * @param data the schema text in that encoding; not copied, must not be modified
 */
public record McapSchema(int id, String name, String encoding, byte[] data) {
    /** Checks the id. */
    public McapSchema {
        if (id < 1 || id > 0xFFFF) {
            throw new IllegalArgumentException("schema id must be 1 to 65535, got " + id);
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(data, "data");
    }

    /** Equal when id and content are equal, byte by byte. */
    @Override
    public boolean equals(Object other) {
        return other instanceof McapSchema that
                && id == that.id
                && name.equals(that.name)
                && encoding.equals(that.encoding)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, encoding, Arrays.hashCode(data));
    }

    @Override
    public String toString() {
        return "schema " + id + " " + name + " (" + encoding + ", " + data.length + " bytes)";
    }
}

package io.foresight.ros2.mcap;

import java.util.Objects;

/**
 * A file stored in the recording, such as a calibration.
 *
 * @param logTime time of recording, nanoseconds, unsigned
 * @param createTime time of creation, nanoseconds, unsigned; 0 when not known
 * @param name such as {@code calibration.yaml}
 * @param mediaType such as {@code text/plain}
 * @param data its bytes; not copied, must not be modified
 */
public record McapAttachment(long logTime, long createTime, String name, String mediaType, byte[] data) {
    /** Checks for nulls. */
    public McapAttachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(data, "data");
    }
}

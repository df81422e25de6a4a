package io.foresight.ros2.mcap;

import java.util.Objects;

/**
 * A file that travels with the recording, such as a calibration.
 *
 * @param logTime when it was recorded, nanoseconds, unsigned
 * @param createTime when it was made, nanoseconds, unsigned; 0 when not known
 * @param name such as {@code calibration.yaml}
 * @param mediaType such as {@code text/plain}
 * @param data its bytes; not copied, not to be changed
 */
public record McapAttachment(long logTime, long createTime, String name, String mediaType, byte[] data) {
    /** Checks that nothing is missing. */
    public McapAttachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(data, "data");
    }
}

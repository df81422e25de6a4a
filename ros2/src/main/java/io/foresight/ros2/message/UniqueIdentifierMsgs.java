package io.foresight.ros2.message;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.FixedLength;
import io.foresight.ros2.cdr.RosPackage;
import java.nio.ByteBuffer;

/** {@code unique_identifier_msgs}. */
@RosPackage("unique_identifier_msgs")
public final class UniqueIdentifierMsgs {
    private UniqueIdentifierMsgs() {}

    /** 16 bytes in the order of RFC 4122. */
    public record UUID(@FixedLength(16) Bytes uuid) {
        /** Converts from Java's UUID. */
        public static UUID of(java.util.UUID id) {
            return new UUID(Bytes.view(ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .flip()));
        }

        /** Converts to Java's UUID. */
        public java.util.UUID toJava() {
            ByteBuffer bytes = uuid.buffer();
            return new java.util.UUID(bytes.getLong(), bytes.getLong());
        }
    }
}

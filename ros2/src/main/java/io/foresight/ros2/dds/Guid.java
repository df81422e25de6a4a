package io.foresight.ros2.dds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Identifies a participant or an endpoint in the domain: 12 bytes of the participant, 4 of the entity.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record Guid(long high, long low) {
    /** Converts from two words in native byte order, as the library returns them. */
    static Guid ofNative(long high, long low) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.putLong(high).putLong(low).flip();
        bytes.order(ByteOrder.BIG_ENDIAN);
        return new Guid(bytes.getLong(), bytes.getLong());
    }

    /** The 16 bytes as on the wire; a new array. */
    public byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    /** Whether both belong to the same participant. */
    public boolean sameParticipant(Guid other) {
        return high == other.high && low >>> 32 == other.low >>> 32;
    }

    @Override
    public String toString() {
        String hex = HexFormat.of().formatHex(bytes());
        return hex.substring(0, 24) + "|" + hex.substring(24);
    }
}

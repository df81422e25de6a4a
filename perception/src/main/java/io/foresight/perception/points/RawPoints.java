package io.foresight.perception.points;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Packed little-endian float32 points as they arrived: nothing that they say about themselves has been checked yet.
 *
 * @param fields what each float of a point means, in order
 * @param count points declared; a sender's unsigned 32-bit number belongs here without its sign ({@link Integer#toUnsignedLong})
 * @param stride bytes declared from one point to the next
 * @param data the bytes from position to limit; neither copied nor moved
 */
public record RawPoints(List<PointField> fields, long count, long stride, ByteBuffer data) {
    public RawPoints {
        fields = List.copyOf(fields);
    }
}

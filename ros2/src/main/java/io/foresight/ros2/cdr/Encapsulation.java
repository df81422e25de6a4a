package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** The four-byte header of every message: representation and options (DDS-XTypes 1.3, 7.6.3.1.2; DDSI-RTPS 2.5, 10.2). */
final class Encapsulation {
    static final int BYTES = 4;

    private static final int PLAIN_BIG_ENDIAN = 0;
    private static final int PLAIN_LITTLE_ENDIAN = 1;

    private Encapsulation() {}

    static void write(ByteBuffer target, ByteOrder order) {
        target.order(ByteOrder.BIG_ENDIAN);
        target.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? PLAIN_LITTLE_ENDIAN : PLAIN_BIG_ENDIAN));
        target.putShort((short) 0);
        target.order(order);
    }

    /** Reads the byte order of the message; the buffer's position is then after the four bytes. */
    static ByteOrder read(ByteBuffer source) {
        if (source.remaining() < BYTES) {
            throw new FieldException(
                    0, source.remaining() + " bytes are not a message: the encapsulation alone has " + BYTES);
        }
        int kind = source.order(ByteOrder.BIG_ENDIAN).getShort() & 0xffff;
        source.getShort();
        if (kind != PLAIN_BIG_ENDIAN && kind != PLAIN_LITTLE_ENDIAN) {
            throw new FieldException(
                    0,
                    String.format(
                            Locale.ROOT,
                            "encapsulation 0x%04x (%s) instead of 0x0000 or 0x0001, plain CDR",
                            kind,
                            name(kind)));
        }
        return kind == PLAIN_LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static String name(int kind) {
        return switch (kind) {
            case 2, 3 -> "parameter list";
            case 4 -> "XML";
            case 6, 7 -> "XCDR2 plain";
            case 8, 9 -> "XCDR2 delimited";
            case 10, 11 -> "XCDR2 parameter list";
            default -> "unknown";
        };
    }
}

package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the fields of a record and checks that they do not exceed its end. Reused for one record after another. */
final class FieldReader {
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private RecordType type = RecordType.UNKNOWN;
    private long offset;

    /** Starts with a record's content: the bytes between the buffer's position and limit. */
    FieldReader of(RecordType newType, long newOffset, ByteBuffer content) {
        type = newType;
        offset = newOffset;
        bytes = content.order(ByteOrder.LITTLE_ENDIAN);
        return this;
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8(String field) throws McapException {
        need(field, 1);
        return bytes.get() & 0xFF;
    }

    int u16(String field) throws McapException {
        need(field, 2);
        return bytes.getShort() & 0xFFFF;
    }

    long u32(String field) throws McapException {
        need(field, 4);
        return bytes.getInt() & 0xFFFF_FFFFL;
    }

    /** Reads an unsigned 64-bit number, such as a time or checksum. */
    long u64(String field) throws McapException {
        need(field, 8);
        return bytes.getLong();
    }

    /** Reads a size or position: must be below 2^63. */
    long size(String field) throws McapException {
        long value = u64(field);
        if (value < 0) {
            throw refuse(
                    Code.BAD_LENGTH,
                    field + " is " + Long.toUnsignedString(value) + ", the limit is " + Long.MAX_VALUE);
        }
        return value;
    }

    String string(String field) throws McapException {
        byte[] utf8 = new byte[length(field)];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    byte[] bytes(String field) throws McapException {
        byte[] content = new byte[length(field)];
        bytes.get(content);
        return content;
    }

    /** Reads bytes with a preceding 64-bit length. */
    byte[] longBytes(String field) throws McapException {
        long length = size(field);
        if (length > bytes.remaining()) {
            throw shorter(field, length);
        }
        byte[] content = new byte[(int) length];
        bytes.get(content);
        return content;
    }

    Map<String, String> strings(String field) throws McapException {
        int end = bytes.position() + 4 + peekLength(field);
        bytes.getInt();
        Map<String, String> map = new LinkedHashMap<>();
        while (bytes.position() < end) {
            map.put(string(field), string(field));
        }
        return closed(field, end, map);
    }

    Map<Integer, Long> longs(String field) throws McapException {
        int end = bytes.position() + 4 + peekLength(field);
        bytes.getInt();
        Map<Integer, Long> map = new HashMap<>();
        while (bytes.position() < end) {
            map.put(u16(field), size(field));
        }
        return closed(field, end, map);
    }

    /** The remaining bytes, without consuming them. */
    ByteBuffer ahead() {
        return bytes.slice();
    }

    McapException refuse(Code code, String problem) {
        return new McapException(code, type.title(), offset, problem);
    }

    private <K, V> Map<K, V> closed(String field, int end, Map<K, V> map) throws McapException {
        if (bytes.position() != end) {
            throw refuse(Code.BAD_LENGTH, field + " ends inside an entry");
        }
        return map;
    }

    private int length(String field) throws McapException {
        int length = peekLength(field);
        bytes.getInt();
        return length;
    }

    private int peekLength(String field) throws McapException {
        need(field, 4);
        long length = bytes.getInt(bytes.position()) & 0xFFFF_FFFFL;
        if (length > bytes.remaining() - 4) {
            throw shorter(field, length);
        }
        return (int) length;
    }

    private McapException shorter(String field, long length) {
        return refuse(
                Code.BAD_LENGTH, field + " must have " + length + " bytes, but the record has " + bytes.remaining());
    }

    private void need(String field, int count) throws McapException {
        if (bytes.remaining() < count) {
            throw refuse(
                    Code.BAD_LENGTH,
                    field + " needs " + count + " bytes, but the record has " + bytes.remaining() + " left");
        }
    }
}

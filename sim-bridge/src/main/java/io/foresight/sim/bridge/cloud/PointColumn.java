package io.foresight.sim.bridge.cloud;

import io.foresight.ros2.message.SensorMsgs.PointField;
import java.nio.ByteBuffer;

/**
 * One number field of each point.
 *
 * @param datatype a constant of {@link PointField}
 * @param offset bytes from the point's start
 */
record PointColumn(int datatype, int offset) {
    /** Size of a number of that type, bytes; 0 for an invalid type. */
    static int bytes(int datatype) {
        return switch (datatype) {
            case PointField.INT8, PointField.UINT8 -> 1;
            case PointField.INT16, PointField.UINT16 -> 2;
            case PointField.INT32, PointField.UINT32, PointField.FLOAT32 -> 4;
            case PointField.FLOAT64 -> 8;
            default -> 0;
        };
    }

    /** Whether the type is an integer type. */
    boolean isWhole() {
        return datatype != PointField.FLOAT32 && datatype != PointField.FLOAT64;
    }

    /** The number of the point that starts at byte {@code point}, in full precision. */
    double readDouble(ByteBuffer data, int point) {
        int at = point + offset;
        return switch (datatype) {
            case PointField.FLOAT64 -> data.getDouble(at);
            case PointField.INT32 -> data.getInt(at);
            case PointField.UINT32 -> Integer.toUnsignedLong(data.getInt(at));
            default -> read(data, point);
        };
    }

    /** The number of the point that starts at byte {@code point}. */
    float read(ByteBuffer data, int point) {
        int at = point + offset;
        return switch (datatype) {
            case PointField.FLOAT32 -> data.getFloat(at);
            case PointField.FLOAT64 -> (float) data.getDouble(at);
            case PointField.INT8 -> data.get(at);
            case PointField.UINT8 -> data.get(at) & 0xff;
            case PointField.INT16 -> data.getShort(at);
            case PointField.UINT16 -> data.getShort(at) & 0xffff;
            case PointField.INT32 -> data.getInt(at);
            case PointField.UINT32 -> Integer.toUnsignedLong(data.getInt(at));
            default -> throw new IllegalStateException("unchecked datatype " + datatype);
        };
    }
}

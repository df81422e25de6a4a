package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosMessageName;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.cdr.WireType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;

/** {@code std_msgs}: headers, colours and single values. */
@RosPackage("std_msgs")
public final class StdMsgs {
    private StdMsgs() {}

    /** Time stamp and frame. */
    public record Header(Time stamp, String frameId) {}

    /** Red, green, blue and opacity in [0, 1]. */
    public record ColorRGBA(float r, float g, float b, float a) {}

    /** An empty message. */
    public record Empty() {}

    /** {@code std_msgs/String}. */
    @RosMessageName("String")
    public record Text(String data) {}

    /** {@code std_msgs/Bool}. */
    public record Bool(boolean data) {}

    /** {@code std_msgs/Byte}: an uninterpreted byte, 0 to 255. */
    @RosMessageName("Byte")
    public record Octet(@Wire(WireType.OCTET) int data) {}

    /** {@code std_msgs/Char}: 0 to 255. */
    @RosMessageName("Char")
    public record Char8(@Wire(WireType.UINT8) int data) {}

    /** {@code std_msgs/Int8}. */
    public record Int8(byte data) {}

    /** {@code std_msgs/UInt8}. */
    public record UInt8(@Wire(WireType.UINT8) int data) {}

    /** {@code std_msgs/Int16}. */
    public record Int16(short data) {}

    /** {@code std_msgs/UInt16}. */
    public record UInt16(@Wire(WireType.UINT16) int data) {}

    /** {@code std_msgs/Int32}. */
    public record Int32(int data) {}

    /** {@code std_msgs/UInt32}. */
    public record UInt32(@Wire(WireType.UINT32) long data) {}

    /** {@code std_msgs/Int64}. */
    public record Int64(long data) {}

    /** {@code std_msgs/UInt64}; the long has the bits of the unsigned number. */
    public record UInt64(@Wire(WireType.UINT64) long data) {}

    /** {@code std_msgs/Float32}. */
    public record Float32(float data) {}

    /** {@code std_msgs/Float64}. */
    public record Float64(double data) {}
}

package io.foresight.ros2.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Polygon;
import io.foresight.ros2.message.RmwDdsCommon.NodeEntitiesInfo;
import io.foresight.ros2.message.SensorMsgs.CameraInfo;
import io.foresight.ros2.message.SensorMsgs.JointState;
import io.foresight.ros2.message.SensorMsgs.NavSatStatus;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.SensorMsgs.RegionOfInterest;
import io.foresight.ros2.message.StdMsgs.Bool;
import io.foresight.ros2.message.StdMsgs.Empty;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.StdMsgs.Text;
import io.foresight.ros2.message.StdMsgs.UInt16;
import io.foresight.ros2.message.StdMsgs.UInt64;
import io.foresight.ros2.message.VisionMsgs.ObjectHypothesis;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes worked out by hand from the rules of plain CDR, and what is refused. */
class PlainCdrTest {
    private static final MessageType<Text> TEXT = MessageType.of(Text.class);
    private static final MessageType<PointCloud2> CLOUD = MessageType.of(PointCloud2.class);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("[ |]", ""));
    }

    private static <T extends Record> void same(Class<T> record, T message, String little) {
        MessageType<T> type = MessageType.of(record);
        assertThat(type.encode(message)).isEqualTo(hex(little));
        assertThat(type.decode(hex(little))).isEqualTo(message);
    }

    @Test
    void aHeaderIsTwoNumbersAndAString() {
        Header header = new Header(new Time(-2, 4_000_000_000L), "map");

        same(Header.class, header, "00010000 | feffffff 00286bee | 04000000 6d617000");
        assertThat(MessageType.of(Header.class).encode(header, ByteOrder.BIG_ENDIAN))
                .isEqualTo(hex("00000000 | fffffffe ee6b2800 | 00000004 6d617000"));
        assertThat(MessageType.of(Header.class).decode(hex("00000000 | fffffffe ee6b2800 | 00000004 6d617000")))
                .isEqualTo(header);
    }

    @Test
    void aDoubleStandsAtAMultipleOfEightFromTheBodysStart() {
        same(
                ObjectHypothesis.class,
                new ObjectHypothesis("car", 1.0),
                "00010000 | 04000000 63617200 | 000000000000f03f");
        same(ObjectHypothesis.class, new ObjectHypothesis("", 1.0), "00010000 | 01000000 00 000000 | 000000000000f03f");
        same(
                ObjectHypothesis.class,
                new ObjectHypothesis("bike", 1.0),
                "00010000 | 05000000 62696b6500 00000000000000 | 000000000000f03f");
    }

    @Test
    void aShortAfterAByteIsPaddedByOne() {
        same(NavSatStatus.class, new NavSatStatus((byte) -1, 0x0102), "00010000 | ff 00 0201");
    }

    @Test
    void anEmptyRunOfDoublesNeedsNoPaddingBeforeItsElements() {
        Header header = new Header(new Time(1, 2), "");
        JointState none = new JointState(header, List.of(), Doubles.EMPTY, Doubles.EMPTY, Doubles.EMPTY);
        JointState some = new JointState(header, List.of("a", "bc"), Doubles.EMPTY, Doubles.of(1.0), Doubles.EMPTY);

        same(
                JointState.class,
                none,
                "00010000 | 01000000 02000000 01000000 00 000000 | 00000000 | 00000000 | 00000000 | 00000000");
        same(
                JointState.class,
                some,
                "00010000 | 01000000 02000000 01000000 00 000000 | 02000000 02000000 6100 0000 03000000 626300 00 | 00000000 |"
                        + " 01000000 00000000 000000000000f03f | 00000000");
    }

    @Test
    void fixedArraysHaveNoLength() {
        CameraInfo info = new CameraInfo(
                new Header(new Time(0, 0), ""),
                1,
                2,
                "",
                Doubles.EMPTY,
                Doubles.zeros(9),
                Doubles.zeros(9),
                Doubles.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
                1,
                1,
                RegionOfInterest.WHOLE);
        byte[] bytes = MessageType.of(CameraInfo.class).encode(info);

        // 16 header, 8 size, 5 model + 3, 4 count of d + 4, 29 * 8 matrices; then 1.0 ends the projection
        int projectionEnd = 4 + 16 + 8 + 8 + 4 + 4 + 30 * 8;
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(projectionEnd - 8))
                .isEqualTo(1.0);
        assertThat(bytes).hasSize(projectionEnd + 8 + 4 * 4 + 1);
    }

    @Test
    void aMessageWithoutFieldsHasOneByte() {
        same(Empty.class, new Empty(), "00010000 | 00");
    }

    @Test
    void numbersWithoutSignUseTheirWholeRange() {
        same(UInt16.class, new UInt16(65535), "00010000 | ffff");
        same(UInt64.class, new UInt64(-1), "00010000 | ffffffffffffffff");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(UInt16.class).encode(new UInt16(65536)))
                .withMessage("std_msgs/msg/UInt16 field data at byte 4: 65536 is outside 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; at byte 0: 0 bytes are not a message: the encapsulation alone has 4",
                "00010000; field data at byte 4: the message ends after 0 more bytes where a value of 4 bytes is expected",
                "00010000 02000000 61; field data at byte 4: string of 2 bytes with its NUL where 1 bytes are left",
                "00010000 02000000 6162; field data at byte 4: string of 2 bytes does not end with a NUL but with 98",
                "00010000 03000000 610000; field data at byte 4: string of 3 bytes contains a NUL",
                "00010000 03000000 c32800; field data at byte 4: string of 3 bytes is not UTF-8",
                "00010000 ffffffff 00; field data at byte 4: string of 4294967295 bytes with its NUL, more than the limit of 4194304",
                "00070000 01000000 00; at byte 0: encapsulation 0x0007 (XCDR2 plain) instead of 0x0000 or 0x0001, plain CDR",
                "00030000 01000000 00; at byte 0: encapsulation 0x0003 (parameter list) instead of 0x0000 or 0x0001, plain CDR",
                "ffff0000 01000000 00; at byte 0: encapsulation 0xffff (unknown) instead of 0x0000 or 0x0001, plain CDR",
            })
    void aStringThatIsNoneIsRefused(String bytes, String reason) {
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> TEXT.decode(hex(bytes)))
                .withMessage("std_msgs/msg/String " + reason);
    }

    @Test
    void aStringOfLengthZeroIsEmpty() {
        assertThat(TEXT.decode(hex("00010000 00000000"))).isEqualTo(new Text(""));
    }

    @Test
    void textThatNoReaderWouldTakeIsNotWritten() {
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> TEXT.encode(new Text("a\0b")))
                .withMessageContaining("must not contain a NUL; this one has a NUL at index 1");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> TEXT.encode(new Text("\uD83D")))
                .withMessageContaining("surrogate");
        NodeEntitiesInfo node = new NodeEntitiesInfo("/", "n".repeat(257), List.of(), List.of());
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(NodeEntitiesInfo.class).encode(node))
                .withMessageContaining("field node_name")
                .withMessageContaining("string of 257 bytes, more than the limit of 256");
    }

    @Test
    void whatIsMissingIsNamedWithItsPath() {
        PointCloud2 cloud = cloud(List.of(new PointField("x", 0, 7, 1), new PointField(null, 4, 7, 1)), Bytes.EMPTY);

        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> CLOUD.encode(cloud))
                .withMessageContaining("sensor_msgs/msg/PointCloud2 field fields[1].name")
                .withMessageContaining("null");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> CLOUD.encode(null))
                .withMessageContaining("null");
    }

    @Test
    void anArrayOfAnotherLengthIsNotWritten() {
        CameraInfo info = new CameraInfo(
                new Header(new Time(0, 0), ""),
                1,
                1,
                "",
                Doubles.EMPTY,
                Doubles.zeros(8),
                Doubles.zeros(9),
                Doubles.zeros(12),
                1,
                1,
                RegionOfInterest.WHOLE);

        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(CameraInfo.class).encode(info))
                .withMessageContaining("field k")
                .withMessageContaining("8 elements, must be 9");
    }

    @Test
    void aTruthValueIsZeroOrOne() {
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(Bool.class).decode(hex("00010000 02")))
                .withMessageEndingWith("field data at byte 4: 2 is not a boolean, which must be 0 or 1");
    }

    @Test
    void aCountThatTheBytesCannotHoldIsRefusedBeforeAnythingIsMade() {
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(Polygon.class)
                        .decode(hex("00010000 02000000 0000803f 0000803f 0000803f 0000803f")))
                .withMessage(
                        "geometry_msgs/msg/Polygon field points at byte 4: sequence of 2 elements of at least 12 bytes where 16 bytes are left");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> MessageType.of(Polygon.class).decode(hex("00010000 ffffffff")))
                .withMessageEndingWith("sequence of 4294967295 elements, more than the limit of 268435456");
    }

    @Test
    void limitsOfTheCallerHold() {
        byte[] bytes = CLOUD.encode(cloud(List.of(new PointField("intensity", 0, 7, 1)), Bytes.zeros(100)));

        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> CLOUD.decode(ByteBuffer.wrap(bytes), new CdrLimits(100, 1000, 100)))
                .withMessageContaining(bytes.length + " bytes are more than the limit of 100");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> CLOUD.decode(ByteBuffer.wrap(bytes), new CdrLimits(1000, 99, 100)))
                .withMessageContaining("field data")
                .withMessageContaining("sequence of 100 elements, more than the limit of 99");
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> CLOUD.decode(ByteBuffer.wrap(bytes), new CdrLimits(1000, 100, 9)))
                .withMessageContaining("field fields[0].name")
                .withMessageContaining("string of 10 bytes with its NUL, more than the limit of 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CdrLimits(4, 0, 1))
                .withMessageContaining("4 bytes");
    }

    @Test
    void aCloudIsReadWithoutCopyingItsPoints() {
        byte[] bytes = CLOUD.encode(cloud(List.of(new PointField("x", 0, 7, 1)), Bytes.zeros(2_000_000)));
        CLOUD.decode(bytes);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        PointCloud2 read = CLOUD.decode(bytes);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(read.data().size()).isEqualTo(2_000_000);
        assertThat(allocated).isLessThan(50_000);
        bytes[bytes.length - 5] = 42;
        assertThat(read.data().get(1_999_996)).isEqualTo((byte) 42);
        assertThat(read.data().copy()).isEqualTo(read.data());
    }

    @Test
    void aBufferWithoutRoomIsLeftAlone() {
        ByteBuffer small = ByteBuffer.allocate(8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXT.encode(new Text("hello"), small))
                .withMessage("std_msgs/msg/String of 14 bytes into a buffer with room for 8");
        assertThat(small.position()).isZero();
    }

    private static PointCloud2 cloud(List<PointField> fields, Bytes data) {
        return new PointCloud2(new Header(new Time(1, 2), "lidar"), 1, 10, fields, false, 10, 100, data, true);
    }
}

package io.foresight.sim.bridge.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudReaderTest {
    private static final Header HEADER = new Header(new Time(12, 500), "lidar_top");
    private static final CloudReader READER = new CloudReader(1000, 1, Clock.SENSOR, remark -> {});
    private static final List<PointField> XYZ = List.of(field("x", 0, 7), field("y", 4, 7), field("z", 8, 7));

    private static PointField field(String name, long offset, int datatype) {
        return new PointField(name, offset, datatype, 1);
    }

    private static List<PointField> with(PointField... more) {
        List<PointField> fields = new ArrayList<>(XYZ);
        fields.addAll(List.of(more));
        return fields;
    }

    private static PointCloud2 cloud(
            long height, long width, List<PointField> fields, long pointStep, long rowStep, int bytes) {
        return new PointCloud2(HEADER, height, width, fields, false, pointStep, rowStep, Bytes.zeros(bytes), true);
    }

    private static BadCloudException refusal(PointCloud2 cloud) {
        return catchThrowableOfType(BadCloudException.class, () -> READER.read(cloud));
    }

    /** Three points whose stamp is 12.0000005 s; each has its number behind x, y, z. */
    private static PointCloud numbered(String field, int datatype, double... values) {
        int bytes = datatype == PointField.FLOAT64 ? 8 : datatype == PointField.UINT16 ? 2 : 4;
        int step = 12 + bytes;
        ByteBuffer data = ByteBuffer.allocate(values.length * step).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            data.putFloat(i * step, 1);
            switch (datatype) {
                case PointField.FLOAT64 -> data.putDouble(i * step + 12, values[i]);
                case PointField.FLOAT32 -> data.putFloat(i * step + 12, (float) values[i]);
                case PointField.UINT16 -> data.putShort(i * step + 12, (short) values[i]);
                default -> data.putInt(i * step + 12, (int) (long) values[i]);
            }
        }
        return READER.read(new PointCloud2(
                HEADER,
                1,
                values.length,
                with(field(field, 12, datatype)),
                false,
                step,
                (long) step * values.length,
                Bytes.view(data),
                true));
    }

    @Test
    void timesOfEveryDriverAreSecondsFromTheStamp() {
        float[] expected = {-0.05f, 0, 0.02f};
        assertThat(times(numbered("time", PointField.FLOAT32, -0.05, 0, 0.02)))
                .containsExactly(expected, within(1e-6f));
        assertThat(times(numbered("t", PointField.UINT32, 0, 1_000_000, 3_000_000_000L / 10)))
                .containsExactly(new float[] {0, 1e-3f, 0.3f}, within(1e-6f));
        assertThat(times(numbered("time_stamp", PointField.UINT32, 20_000_000)))
                .containsExactly(new float[] {0.02f}, within(1e-6f));
        double stamp = 12.0000005;
        assertThat(times(numbered("timestamp", PointField.FLOAT64, stamp - 0.05, stamp, stamp + 0.02)))
                .containsExactly(expected, within(1e-6f));
        assertThat(times(numbered("timestamp", PointField.FLOAT64, 12_000_000_500.0 + 20e6)))
                .containsExactly(new float[] {0.02f}, within(1e-6f));
    }

    @Test
    void timesOfAnotherClockOrOfNoTypeForThemAreLeftOut() {
        assertThat(numbered("time", PointField.FLOAT32, 0, 1.5).columns().timeOffsets())
                .isEmpty();
        assertThat(numbered("time", PointField.UINT32, 0, 1).columns().timeOffsets())
                .isEmpty();
        assertThat(numbered("timestamp", PointField.FLOAT32, 12, 12).columns().timeOffsets())
                .isEmpty();
        assertThat(numbered("label", PointField.UINT32, 0, 1).columns().isEmpty())
                .isTrue();
    }

    @Test
    void ringsAreRead() {
        assertThat(numbered("ring", PointField.UINT16, 0, 63, 127)
                        .columns()
                        .rings()
                        .orElseThrow())
                .containsExactly((short) 0, (short) 63, (short) 127);
        assertThat(numbered("ring", PointField.UINT16, 40_000).columns().rings().orElseThrow())
                .containsExactly(Short.MAX_VALUE);
        assertThat(numbered("ring", PointField.FLOAT32, 3).columns().rings()).isEmpty();
    }

    private static float[] times(PointCloud cloud) {
        return cloud.columns().timeOffsets().orElse(new float[0]);
    }

    @Test
    void whatIsWrittenIsRead() {
        float[] xyzi = {1, 2, 3, 0.5f, -4, 5, -6, 1, 7, 8, Float.NaN, 0};
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(1_000_000_007L, Clock.SENSOR), xyzi, 3);
        MessageType<PointCloud2> type = MessageType.of(PointCloud2.class);

        PointCloud2 message = type.decode(type.encode(CloudWriter.write(cloud, "lidar")));
        PointCloud read = READER.read(message);

        assertThat(message.isDense()).isFalse();
        assertThat(read.xyzi()).isEqualTo(xyzi);
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.frame()).isEqualTo(FrameId.LIDAR);
        assertThat(read.stamp()).isEqualTo(cloud.stamp());
        assertThat(CloudWriter.write(new PointCloud(FrameId.LIDAR, cloud.stamp(), xyzi, 2), "lidar")
                        .isDense())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"7, false", "7, true", "8, false", "8, true"})
    void aByteOrderThatIsNotTheDeclaredOneIsRefused(int datatype, boolean bigEndian) {
        SplittableRandom random = new SplittableRandom(5);
        for (boolean lie : new boolean[] {false, true}) {
            ByteOrder order = bigEndian ^ lie ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ByteBuffer data = ByteBuffer.allocate(100 * 24).order(order);
            for (int i = 0; i < 300; i++) {
                double coordinate = i % 7 == 0 ? 0 : random.nextDouble(-100, 100);
                if (datatype == PointField.FLOAT32) {
                    data.putFloat(i * 8, (float) coordinate);
                } else {
                    data.putDouble(i * 8, coordinate);
                }
            }
            List<PointField> fields =
                    List.of(field("x", 0, datatype), field("y", 8, datatype), field("z", 16, datatype));
            PointCloud2 cloud = new PointCloud2(HEADER, 1, 100, fields, bigEndian, 24, 2400, Bytes.view(data), true);

            if (lie) {
                assertThat(refusal(cloud)).hasMessageStartingWith("is_bigendian is " + bigEndian + ", but");
            } else {
                assertThat(READER.read(cloud).size()).isEqualTo(100);
            }
        }
    }

    @Test
    void cloudsOfNothingButZerosOrNanDoNotLieAboutTheirByteOrder() {
        assertThat(READER.read(cloud(1, 100, XYZ, 12, 1200, 1200)).size()).isEqualTo(100);
        ByteBuffer nan = ByteBuffer.allocate(1200).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 300; i++) {
            nan.putFloat(i * 4, Float.NaN);
        }
        assertThat(READER.read(new PointCloud2(HEADER, 1, 100, XYZ, false, 12, 1200, Bytes.view(nan), false))
                        .size())
                .isEqualTo(100);
    }

    @Test
    void rowsMayBeLongerThanTheirPointsAndNumbersOfEitherByteOrder() {
        ByteBuffer data = ByteBuffer.allocate(2 * 100).order(ByteOrder.BIG_ENDIAN);
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 2; i++) {
                int at = row * 100 + i * 40;
                data.put(at, (byte) (200 + i))
                        .putDouble(at + 8, row + 0.5)
                        .putFloat(at + 16, i)
                        .putDouble(at + 24, -1);
            }
        }
        List<PointField> fields = List.of(
                field("intensity", 0, 2),
                field("x", 8, 8),
                field("y", 16, 7),
                field("z", 24, 8),
                new PointField("extra", 32, 6, 2));
        PointCloud2 message = new PointCloud2(HEADER, 2, 2, fields, true, 40, 100, Bytes.view(data), true);

        PointCloud read = new CloudReader(4, 255, Clock.WALL, remark -> {}).read(message);

        assertThat(read.size()).isEqualTo(4);
        assertThat(read.x(1)).isEqualTo(0.5f);
        assertThat(read.x(2)).isEqualTo(1.5f);
        assertThat(read.y(3)).isEqualTo(1);
        assertThat(read.z(3)).isEqualTo(-1);
        assertThat(read.intensity(1)).isCloseTo(201 / 255f, within(1e-6f));
        assertThat(read.stamp()).isEqualTo(new Stamp(12_000_000_500L, Clock.WALL));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, -1",
        "2, 1, 255",
        "3, 2, -2",
        "4, 2, 65534",
        "5, 4, -3",
        "6, 4, 4294967293",
        "7, 4, 2.5",
        "8, 8, -2.5"
    })
    void anIntensityMayBeOfAnyNumberType(int datatype, int bytes, double value) {
        ByteBuffer data = ByteBuffer.allocate(12 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (datatype) {
            case 1, 2 -> data.put(12, (byte) (long) value);
            case 3, 4 -> data.putShort(12, (short) (long) value);
            case 5, 6 -> data.putInt(12, (int) (long) value);
            case 7 -> data.putFloat(12, (float) value);
            default -> data.putDouble(12, value);
        }
        int step = 12 + bytes;
        List<PointField> fields = with(field("intensity", 12, datatype));

        PointCloud read = READER.read(new PointCloud2(HEADER, 1, 1, fields, false, step, step, Bytes.view(data), true));

        assertThat(read.intensity(0)).isEqualTo((float) value);
    }

    @Test
    void aCloudWithoutPointsOrIntensityIsACloud() {
        assertThat(READER.read(cloud(1, 0, XYZ, 12, 0, 0)).size()).isZero();
        assertThat(READER.read(cloud(0, 7, XYZ, 12, 84, 0)).size()).isZero();
        assertThat(READER.read(cloud(1, 2, XYZ, 12, 24, 24)).intensity(1)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 10; 0; 120; 120; point_step is 0 bytes; point_step",
                "1; 10; 12; 119; 119; row_step is 119 bytes, needs 120; row_step",
                "1; 10; 12; 120; 119; data has 119 bytes; data",
                "1; 10; 12; 120; 121; data has 121 bytes; data",
                "2; 10; 12; 120; 120; data has 120 bytes; data",
                "1; 1001; 12; 12012; 12012; too many points; width",
                "4294967295; 4294967295; 12; 12; 12; product overflows; width",
                "65536; 65537; 12; 0; 0; product overflows an int; width",
                "1; 10; 4294967295; 120; 120; step overflows; row_step",
                "0; 10; 12; 120; 120; points without rows; data",
                "1; 10; 11; 110; 110; z reaches out of the point; fields[2].offset",
            })
    void sizesThatDoNotFitAreRefusedByTheirField(
            long height, long width, long pointStep, long rowStep, int bytes, String why, String field) {
        assertThat(refusal(cloud(height, width, XYZ, pointStep, rowStep, bytes)))
                .as(why)
                .extracting(BadCloudException::field)
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"0", "3200", "160", "321", "4294967295"})
    void aWrongRowStepIsRemarkedWhereTheDataHasOneReadingOnly(long rowStep) {
        List<String> remarks = new ArrayList<>();
        CloudReader reader = new CloudReader(1000, 1, Clock.SENSOR, remarks::add);
        List<PointField> fields = with(field("intensity", 12, 7));
        assertThat(reader.read(cloud(10, 20, fields, 16, rowStep, 3200)).size()).isEqualTo(200);
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("row_step is " + rowStep)
                .contains("rows of 320 bytes");
    }

    @Test
    void theIntensityHasManyNamesAndItsLackIsSaid() {
        for (String name : new String[] {"intensity", "Intensity", "INTENSITIES", "i", "reflectivity", "Reflectance"}) {
            assertThat(numbered(name, PointField.FLOAT32, 0.5).intensity(0))
                    .as(name)
                    .isEqualTo(0.5f);
        }
        List<String> remarks = new ArrayList<>();
        CloudReader reader = new CloudReader(1000, 1, Clock.SENSOR, remarks::add);
        reader.read(cloud(1, 2, with(field("a\u001b[2Jb", 12, 7)), 16, 32, 32));
        assertThat(remarks).singleElement().asString().contains("no intensity").endsWith("fields are x, y, z, a?[2Jb");
    }

    @Test
    void fieldsThatNobodyAsksForMayHaveOneName() {
        List<PointField> fields = with(
                field("_", 12, 2),
                field("_", 13, 2),
                field("", 14, 2),
                field("", 15, 2),
                field("rgb", 12, 7),
                field("rgb", 12, 7));
        assertThat(READER.read(cloud(1, 2, fields, 16, 32, 32)).size()).isEqualTo(2);
    }

    @Test
    void fieldsThatLieAreRefused() {
        assertThat(refusal(cloud(1, 1, with(field("ring", 0xffff_ffffL, 4)), 16, 16, 16)))
                .hasMessage(
                        "fields[3].offset of \"ring\" is 4294967295: it would end at byte 4294967297 of a point of 16");
        assertThat(refusal(cloud(1, 1, with(new PointField("all", 0, 8, 0xffff_ffffL)), 16, 16, 16)))
                .hasMessageContaining("fields[3].count");
        assertThat(refusal(cloud(1, 1, with(field("t", 12, 9)), 16, 16, 16)))
                .hasMessage("fields[3].datatype of \"t\" is 9, must be 1 to 8");
        assertThat(refusal(cloud(1, 1, with(field("t", 12, 0)), 16, 16, 16)))
                .hasMessageContaining("is 0, must be 1 to 8");
        assertThat(refusal(cloud(1, 1, with(field("x", 12, 7)), 16, 16, 16)))
                .hasMessageStartingWith("fields names \"x\" twice");
        assertThat(refusal(cloud(1, 1, with(new PointField("all", 0, 4, 200)), 16, 16, 16)))
                .hasMessage("fields[3].count of \"all\" is 200: it would end at byte 400 of a point of 16");
        assertThat(refusal(cloud(1, 1, XYZ.subList(0, 2), 16, 16, 16)))
                .hasMessage("fields has no \"z\"; a cloud needs x, y and z");
        assertThat(refusal(cloud(1, 1, List.of(XYZ.get(0), XYZ.get(1), field("z", 8, 5)), 16, 16, 16)))
                .hasMessage("fields gives \"z\" the datatype 5; coordinates must be float32 (7) or float64 (8)");
        List<PointField> many = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            many.add(field("f" + i, 0, 7));
        }
        assertThat(refusal(cloud(1, 1, many, 16, 16, 16)))
                .hasMessage("fields has 257 entries, more than the limit of 256");
    }

    @Test
    void aHeaderThatCannotBeIsRefused() {
        assertThat(refusal(headed(new Header(new Time(-1, 0), "lidar"))))
                .hasMessage("header.stamp.sec is -1; stamps must be 0 or more");
        assertThat(refusal(headed(new Header(new Time(1, 1_000_000_000), "lidar"))))
                .hasMessageStartingWith("header.stamp.nanosec is 1000000000");
        assertThat(refusal(headed(new Header(new Time(1, 0), "")))).hasMessageStartingWith("header.frame_id");
        assertThat(refusal(headed(new Header(new Time(1, 0), "f".repeat(65)))))
                .hasMessageStartingWith("header.frame_id");
    }

    private static PointCloud2 headed(Header header) {
        return new PointCloud2(header, 1, 1, XYZ, false, 12, 12, Bytes.zeros(12), true);
    }

    @Test
    void figuresDrawnAtRandomAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(5);
        long[] sizes = {0, 1, 2, 3, 12, 16, 24, 32, 48, 1000, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL};
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            long[] drawn =
                    random.longs(6, 0, sizes.length).map(at -> sizes[(int) at]).toArray();
            List<PointField> fields = with(new PointField("intensity", drawn[0], random.nextInt(10), drawn[1]));
            try {
                read += READER.read(cloud(drawn[2], drawn[3], fields, drawn[4], drawn[5], random.nextInt(4) * 16))
                        .size();
            } catch (BadCloudException e) {
                assertThat(e.getMessage()).startsWith(e.field());
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aReaderWithoutSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudReader(0, 1, Clock.SENSOR, remark -> {}))
                .withMessageContaining("got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudReader(1, Float.NaN, Clock.SENSOR, remark -> {}))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudReader(1, 0, Clock.SENSOR, remark -> {}))
                .withMessageContaining("0.0");
    }
}

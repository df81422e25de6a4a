package io.foresight.perception.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.BadPointsException.Code;
import io.foresight.perception.points.ValidatedCloud.Reason;
import io.foresight.perception.points.ValidatedCloud.Verdict;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointCloudValidatorTest {
    private static final List<PointField> XYZI =
            List.of(PointField.X, PointField.Y, PointField.Z, PointField.INTENSITY);
    private static final Stamp STAMP = new Stamp(1, Clock.SENSOR);

    private final PointCloudValidator validator = new PointCloudValidator(PointLimits.DEFAULT);

    @Test
    void aSoundCloudPassesUnchanged() {
        float[] points = points(500);
        ValidatedCloud result = validate(XYZI, 500, 16, bytes(points));
        assertThat(result.verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.reasons()).isEmpty();
        assertThat(result.keptShare()).isEqualTo(1);
        assertThat(result.cloud().xyzi()).containsExactly(points);
        assertThat(result.cloud().frame()).isEqualTo(FrameId.LIDAR);
        assertThat(result.cloud().stamp()).isEqualTo(STAMP);
    }

    @Test
    void columnsStayWithThePointsThatAreKept() {
        float[] xyzi = points(300);
        float[] times = new float[300];
        short[] rings = new short[300];
        for (int i = 0; i < 300; i++) {
            times[i] = i * 1e-3f;
            rings[i] = (short) i;
        }
        xyzi[4 * 5] = Float.NaN;
        times[7] = Float.POSITIVE_INFINITY;
        rings[9] = -1;
        PointCloud cloud = new PointCloud(FrameId.LIDAR, STAMP, xyzi, 300, PointColumns.of(times, rings));
        ValidatedCloud result = validator.validate(cloud);
        assertThat(result.dropped()).isEqualTo(3);
        short[] kept = result.cloud().columns().rings().orElseThrow();
        float[] keptTimes = result.cloud().columns().timeOffsets().orElseThrow();
        for (int i = 0; i < result.cloud().size(); i++) {
            assertThat(keptTimes[i]).isEqualTo(kept[i] * 1e-3f);
            assertThat(result.cloud().x(i)).isEqualTo(xyzi[4 * kept[i]]);
        }
        assertThat(kept[5]).isEqualTo((short) 6);
        assertThat(rings[6]).as("the caller's columns").isEqualTo((short) 6);
    }

    @Test
    void aCleanCloudIsNotCopied() {
        PointCloud cloud = new PointCloud(FrameId.LIDAR, STAMP, points(300), 300, PointColumns.ofTimes(new float[300]));
        assertThat(validator.validate(cloud).cloud()).isSameAs(cloud);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -1, 0.5f, 32768, Float.POSITIVE_INFINITY})
    void aRingThatIsNoNumberOfABeamDropsItsPoint(float ring) {
        float[] packed = new float[4 * 200];
        for (int i = 0; i < 200; i++) {
            packed[4 * i] = 1;
        }
        packed[3] = ring;
        List<PointField> fields = List.of(PointField.X, PointField.Y, PointField.Z, PointField.RING);
        assertThat(validate(fields, 200, 16, bytes(packed)).dropped()).isEqualTo(1);
    }

    @Test
    void fieldsBehindXyzMayComeInAnyOrderOrNotAtAll() {
        List<PointField> mixed = List.of(
                PointField.X,
                PointField.Y,
                PointField.Z,
                PointField.RING,
                PointField.TIME_OFFSET,
                PointField.INTENSITY);
        float[] packed = new float[6 * 200];
        for (int i = 0; i < 200; i++) {
            packed[6 * i] = 1 + i;
            packed[6 * i + 3] = 63;
            packed[6 * i + 4] = -0.05f;
            packed[6 * i + 5] = 0.5f;
        }
        PointCloud cloud = validate(mixed, 200, 24, bytes(packed)).cloud();
        assertThat(cloud.x(7)).isEqualTo(8);
        assertThat(cloud.intensity(7)).isEqualTo(0.5f);
        assertThat(cloud.columns().rings().orElseThrow()).hasSize(200).containsOnly((short) 63);
        assertThat(cloud.columns().timeOffsets().orElseThrow()).hasSize(200).containsOnly(-0.05f);

        float[] ones = new float[600];
        Arrays.fill(ones, 1);
        PointCloud bare = validate(XYZI.subList(0, 3), 200, 12, bytes(ones)).cloud();
        assertThat(bare.size()).isEqualTo(200);
        assertThat(bare.intensity(7)).isZero();
    }

    @Test
    void theBufferIsNeitherMovedNorReordered() {
        ByteBuffer data = bytes(points(200));
        ByteBuffer behindAHeader = ByteBuffer.allocate(data.remaining() + 7);
        behindAHeader.position(7);
        behindAHeader.put(data).position(7);
        ValidatedCloud result = validate(XYZI, 200, 16, behindAHeader);
        assertThat(result.cloud().xyzi()).containsExactly(points(200));
        assertThat(behindAHeader.position()).isEqualTo(7);
        assertThat(behindAHeader.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 16, 3199, LENGTH_WRONG",
        "200, 16, 3216, LENGTH_WRONG",
        "200, 16, 0, LENGTH_WRONG",
        "0, 16, 16, LENGTH_WRONG",
        "200, 0, 3200, STRIDE_WRONG",
        "200, -16, 3200, STRIDE_WRONG",
        "200, 12, 2400, STRIDE_WRONG",
        "200, 20, 4000, STRIDE_WRONG",
        "200, 4294967295, 3200, STRIDE_WRONG",
        "-1, 16, 3200, COUNT_NEGATIVE",
        "1000001, 16, 3200, TOO_MANY_POINTS",
        "2147483648, 16, 3200, TOO_MANY_POINTS",
        "268435456, 16, 0, TOO_MANY_POINTS",
        "4294967295, 16, 3200, TOO_MANY_POINTS",
        "9223372036854775807, 16, 3200, TOO_MANY_POINTS"
    })
    void aHeaderThatLiesIsRefused(long count, long stride, int bytes, Code code) {
        assertRefused(XYZI, count, stride, bytes, code);
    }

    @Test
    void theMessageNamesFieldValueAndLimit() {
        assertThat(refusal(XYZI, 200, 16, 3199))
                .hasMessageContaining("points.data")
                .hasMessageContaining("3199")
                .hasMessageContaining("3200");
        assertThat(refusal(XYZI, 200, 12, 3199))
                .hasMessageContaining("points.stride")
                .hasMessageContaining("12")
                .hasMessageContaining("16");
        assertThat(refusal(XYZI, 2_000_000, 16, 0))
                .hasMessageContaining("2000000")
                .hasMessageContaining("1000000");
    }

    @Test
    void fieldsMustStartWithXyzAndBeKnownOnce() {
        assertRefused(List.of(), 0, 0, 0, Code.FIELDS_NOT_XYZ);
        assertRefused(List.of(PointField.X, PointField.Y), 1, 8, 8, Code.FIELDS_NOT_XYZ);
        assertRefused(List.of(PointField.Y, PointField.X, PointField.Z), 1, 12, 12, Code.FIELDS_NOT_XYZ);
        assertRefused(
                List.of(PointField.INTENSITY, PointField.X, PointField.Y, PointField.Z),
                1,
                16,
                16,
                Code.FIELDS_NOT_XYZ);
        assertRefused(List.of(PointField.X, PointField.Y, PointField.Z, PointField.X), 1, 16, 16, Code.FIELD_DUPLICATE);
        assertRefused(
                List.of(PointField.X, PointField.Y, PointField.Z, PointField.UNSPECIFIED),
                1,
                16,
                16,
                Code.FIELD_UNSPECIFIED);
    }

    @Test
    void countsAtTheLimitPassAndOneMoreDoesNot() {
        PointCloudValidator small = new PointCloudValidator(new PointLimits(300, 100, 1e4f, 0.5));
        assertThat(small.validate(new RawPoints(XYZI, 299, 16, bytes(points(299)))
                                .unpack(FrameId.LIDAR, STAMP, small.limits()))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(small.validate(new RawPoints(XYZI, 300, 16, bytes(points(300)))
                                .unpack(FrameId.LIDAR, STAMP, small.limits()))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        BadPointsException refused = catchThrowableOfType(
                BadPointsException.class,
                () -> small.validate(
                        new RawPoints(XYZI, 301, 16, bytes(points(301))).unpack(FrameId.LIDAR, STAMP, small.limits())));
        assertThat(refused.code()).isEqualTo(Code.TOO_MANY_POINTS);
        BadPointsException cloudRefused = catchThrowableOfType(
                BadPointsException.class, () -> small.validate(new PointCloud(FrameId.LIDAR, STAMP, points(301), 301)));
        assertThat(cloudRefused.code()).isEqualTo(Code.TOO_MANY_POINTS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, VALID",
        "0.1, VALID",
        "10, VALID",
        "50, VALID",
        "51, DEGRADED",
        "99, DEGRADED",
        "99.01, INVALID",
        "100, INVALID"
    })
    void badCoordinatesAreDroppedCountedAndJudged(double percent, Verdict verdict) {
        ValidatedCloud result = validator.validate(spoilt(percent));
        int bad = (int) Math.round(percent * 100);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.dropped()).isEqualTo(bad);
        assertThat(result.received()).isEqualTo(10_000);
        assertThat(result.keptShare()).isEqualTo((10_000 - bad) / 10_000.0);
        assertThat(result.reasons().contains(Reason.NONFINITE_POINTS)).isEqualTo(verdict != Verdict.VALID);
        assertThat(result.reasons().contains(Reason.TOO_FEW_POINTS)).isEqualTo(verdict == Verdict.INVALID);
        for (int i = 0; i < 4 * result.cloud().size(); i++) {
            assertThat(Math.abs(result.cloud().xyzi()[i])).isLessThanOrEqualTo(1e4f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99})
    void tooFewPointsSayNothing(int count) {
        ValidatedCloud result = validate(XYZI, count, 16, bytes(points(count)));
        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reasons()).containsExactly(Reason.TOO_FEW_POINTS);
    }

    @Test
    void intensityOutsideItsRangeIsClampedAndCounted() {
        float[] points = points(200);
        points[3] = -0.5f;
        points[7] = 255f;
        points[11] = Float.NaN;
        points[15] = Float.POSITIVE_INFINITY;
        float[] before = points.clone();
        ValidatedCloud packed = validate(XYZI, 200, 16, bytes(points));
        ValidatedCloud parsed = validator.validate(new PointCloud(FrameId.LIDAR, STAMP, points, 200));
        for (ValidatedCloud result : List.of(packed, parsed)) {
            assertThat(result.clampedIntensities()).isEqualTo(2);
            assertThat(result.dropped()).isEqualTo(2);
            assertThat(result.cloud().intensity(0)).isZero();
            assertThat(result.cloud().intensity(1)).isEqualTo(1);
            assertThat(result.verdict()).isEqualTo(Verdict.VALID);
        }
        assertThat(points).as("the reader's array stays as it was").containsExactly(before);
    }

    @Test
    void aSoundParsedCloudIsNotCopied() {
        PointCloud cloud = new PointCloud(FrameId.LIDAR, STAMP, points(200), 200);
        assertThat(validator.validate(cloud).cloud()).isSameAs(cloud);
    }

    @Test
    void randomBytesNeverGetThroughUnclean() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[16 * 150];
            random.nextBytes(noise);
            ValidatedCloud result = validate(XYZI, 150, 16, ByteBuffer.wrap(noise));
            assertThat(result.dropped() + result.cloud().size()).isEqualTo(150);
            for (int i = 0; i < result.cloud().size(); i++) {
                assertThat(result.cloud().x(i)).isBetween(-1e4f, 1e4f);
                assertThat(result.cloud().intensity(i)).isBetween(0f, 1f);
            }
        }
    }

    private static PointCloud spoilt(double percent) {
        float[] points = points(10_000);
        float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f, 1.0001e4f};
        int bad = (int) Math.round(percent * 100);
        for (int i = 0; i < bad; i++) {
            points[4 * i + i % 3] = poison[i % poison.length];
        }
        return new PointCloud(FrameId.LIDAR, STAMP, points, 10_000);
    }

    private static float[] points(int count) {
        float[] xyzi = new float[4 * count];
        for (int i = 0; i < count; i++) {
            xyzi[4 * i] = i * 0.01f;
            xyzi[4 * i + 1] = -i * 0.02f;
            xyzi[4 * i + 2] = 1;
            xyzi[4 * i + 3] = (i % 11) / 10f;
        }
        return xyzi;
    }

    private ValidatedCloud validate(List<PointField> fields, long count, long stride, ByteBuffer data) {
        return validator.validate(
                new RawPoints(fields, count, stride, data).unpack(FrameId.LIDAR, STAMP, validator.limits()));
    }

    private BadPointsException refusal(List<PointField> fields, long count, long stride, int bytes) {
        return catchThrowableOfType(
                BadPointsException.class, () -> validate(fields, count, stride, ByteBuffer.allocate(bytes)));
    }

    private void assertRefused(List<PointField> fields, long count, long stride, int bytes, Code code) {
        BadPointsException refused = refusal(fields, count, stride, bytes);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer;
    }
}

package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.foresight.v1.Clock;
import io.foresight.v1.Detections;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.PointBlock;
import io.foresight.v1.PointField;
import io.foresight.v1.Pose;
import io.foresight.v1.Reason;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Stamp;
import io.foresight.v1.Validity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad frame gets its status, names what is wrong, and the next good frame is answered. */
final class BadInputTest {
    private static TestServer test;

    @BeforeAll
    static void start() throws IOException {
        test = new TestServer();
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    static Stream<Arguments> badFrames() {
        return Stream.of(badPoints(), badHeaders(), badRest(), badImages()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> badPoints() {
        SensorFrame good = TestFrames.frame(1);
        ByteString data = good.getPoints().getData();
        Status.Code invalid = Status.Code.INVALID_ARGUMENT;
        return Stream.of(
                row("truncated", TestFrames.withData(good, data.substring(0, 160)), invalid, "points.data", "160"),
                row(
                        "empty",
                        points(good.getPoints().toBuilder().setCount(0).clearData()),
                        invalid,
                        "points.data",
                        "0 usable points of 0"),
                row("no points at all", good.toBuilder().clearPoints().build(), invalid, "points.fields", "X, Y, Z"),
                row("odd length", TestFrames.withData(good, data.substring(1)), invalid, "points.data", "7999"),
                row(
                        "one byte more",
                        TestFrames.withData(good, data.concat(ByteString.copyFrom(new byte[1]))),
                        invalid,
                        "points.data",
                        "8001"),
                row(
                        "all NaN",
                        TestFrames.spoilt(0, Float.NaN),
                        invalid,
                        "points.data",
                        "0 of 500 points can carry an object: 500 have no return"),
                row("all infinite", TestFrames.spoilt(0, Float.NEGATIVE_INFINITY), invalid, "points.data", "0 usable"),
                row("all 1e30", TestFrames.spoilt(0, 1e30f), invalid, "points.data", "0 usable"),
                row(
                        "99 points left",
                        TestFrames.spoilt(99, Float.POSITIVE_INFINITY),
                        invalid,
                        "points.data",
                        "99 usable"));
    }

    private static Stream<Arguments> badHeaders() {
        SensorFrame good = TestFrames.frame(1);
        Status.Code invalid = Status.Code.INVALID_ARGUMENT;
        return Stream.of(
                row("count lies", points(good.getPoints().toBuilder().setCount(501)), invalid, "points.data", "501"),
                row(
                        "count beyond int",
                        points(good.getPoints().toBuilder().setCount(-1)),
                        Status.Code.RESOURCE_EXHAUSTED,
                        "points.count",
                        "4294967295"),
                row(
                        "count over the limit",
                        points(good.getPoints().toBuilder().setCount(500_001)),
                        Status.Code.RESOURCE_EXHAUSTED,
                        "points.count",
                        "500000"),
                row("stride lies", points(good.getPoints().toBuilder().setStride(12)), invalid, "points.stride", "12"),
                row("stride 0", points(good.getPoints().toBuilder().setStride(0)), invalid, "points.stride", "0"),
                row(
                        "stride 2^31",
                        points(good.getPoints().toBuilder().setStride(Integer.MIN_VALUE)),
                        invalid,
                        "points.stride",
                        "2147483648"),
                row(
                        "field twice",
                        points(good.getPoints().toBuilder().setFields(3, PointField.POINT_FIELD_X)),
                        invalid,
                        "points.fields",
                        "X"),
                row(
                        "field unknown",
                        points(good.getPoints().toBuilder().setFieldsValue(3, 99)),
                        invalid,
                        "points.fields",
                        "3"),
                row(
                        "fields not from x",
                        points(good.getPoints().toBuilder().setFields(0, PointField.POINT_FIELD_RING)),
                        invalid,
                        "points.fields",
                        "RING"));
    }

    private static Stream<Arguments> badRest() {
        SensorFrame good = TestFrames.frame(1);
        Status.Code invalid = Status.Code.INVALID_ARGUMENT;
        return Stream.of(
                row("no stamp", good.toBuilder().clearStamp().build(), invalid, "stamp.clock", "0"),
                row(
                        "negative stamp",
                        good.toBuilder()
                                .setStamp(Stamp.newBuilder().setNanoseconds(-5).setClock(Clock.CLOCK_SENSOR))
                                .build(),
                        invalid,
                        "stamp.nanoseconds",
                        "-5"),
                row("no frame name", good.toBuilder().setFrameId(" ").build(), invalid, "frame_id", "64"),
                row(
                        "long frame name",
                        good.toBuilder().setFrameId("x".repeat(65)).build(),
                        invalid,
                        "frame_id",
                        "65"),
                row(
                        "pose without rotation",
                        good.toBuilder()
                                .setWorldFromSensor(Pose.newBuilder().setX(1))
                                .build(),
                        invalid,
                        "world_from_sensor",
                        "0.0"),
                row(
                        "pose not finite",
                        good.toBuilder()
                                .setWorldFromSensor(Pose.newBuilder().setQw(1).setY(Double.NaN))
                                .build(),
                        invalid,
                        "world_from_sensor",
                        "NaN"));
    }

    private static Stream<Arguments> badImages() {
        SensorFrame good = TestFrames.frame(1);
        Status.Code invalid = Status.Code.INVALID_ARGUMENT;
        return Stream.of(
                row(
                        "image of no size",
                        good.toBuilder().addImages(image().setWidth(0)).build(),
                        invalid,
                        "images[0].width",
                        "0"),
                row(
                        "image too short",
                        good.toBuilder().addImages(image().setHeight(3)).build(),
                        invalid,
                        "images[0].data",
                        "18"),
                row(
                        "image of no encoding",
                        good.toBuilder().addImages(image().clearEncoding()).build(),
                        invalid,
                        "images[0].encoding",
                        "0"),
                row(
                        "camera twice",
                        good.toBuilder().addImages(image()).addImages(image()).build(),
                        invalid,
                        "images[1].camera",
                        "unique"));
    }

    private static Arguments row(String name, SensorFrame frame, Status.Code code, String field, String inMessage) {
        return Arguments.of(name, frame, code, field, inMessage);
    }

    private static SensorFrame points(PointBlock.Builder points) {
        return TestFrames.frame(1).toBuilder().setPoints(points).build();
    }

    private static Image.Builder image() {
        return Image.newBuilder()
                .setCamera("front")
                .setEncoding(ImageEncoding.IMAGE_ENCODING_RGB8)
                .setWidth(2)
                .setHeight(2)
                .setData(ByteString.copyFrom(new byte[12]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void singleCallGetsAStatusThatNamesTheField(
            String name, SensorFrame bad, Status.Code code, String field, String inMessage)
            throws InvalidProtocolBufferException {
        StatusRuntimeException refused = refusal(bad, 0);
        assertThat(refused.getStatus().getCode()).as(name).isEqualTo(code);
        assertThat(refused.getStatus().getDescription()).contains(inMessage);
        assertThat(violation(refused).getField()).isEqualTo(field);
        assertThat(violation(refused).getDescription())
                .isEqualTo(refused.getStatus().getDescription());
        assertThat(test.client.perceive(TestFrames.frame(2), 0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void streamAnswersInvalidAndGoesOn(String name, SensorFrame bad, Status.Code code, String field, String inMessage)
            throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(bad);
            Detections reply = client.awaitReply(0);
            assertThat(reply.getValidity()).as(name + code).isEqualTo(Validity.VALIDITY_INVALID);
            assertThat(reply.getReasonsList()).isNotEmpty();
            assertThat(reply.getMessage()).contains(inMessage).contains(field);
            assertThat(reply.getSequence()).isEqualTo(bad.getSequence());
            assertThat(reply.getDetectionsCount()).isZero();
            client.stream.send(TestFrames.frame(2));
            assertThat(client.awaitReply(1).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void requestWithoutAFrameIsRefused() throws InvalidProtocolBufferException {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class, () -> PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                        .perceive(PerceiveRequest.getDefaultInstance()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(violation(refused).getField()).isEqualTo("frame");
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1.1f, Float.NaN, Float.POSITIVE_INFINITY})
    void thresholdOutOfRangeIsRefused(float threshold) throws InvalidProtocolBufferException {
        StatusRuntimeException refused = refusal(TestFrames.frame(1), threshold);
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(violation(refused).getField()).isEqualTo("score_threshold");
        assertThat(refused.getStatus().getDescription()).contains(Float.toString(threshold));
    }

    @Test
    void errorInfoCarriesTheCode() throws InvalidProtocolBufferException {
        StatusRuntimeException refused = refusal(TestFrames.spoilt(0, Float.POSITIVE_INFINITY), 0);
        ErrorInfo info = StatusProto.fromThrowable(refused).getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo("POINTS_UNUSABLE");
    }

    @Test
    void mostPointsLostIsDegradedNotRefused() {
        Detections reply = test.client.perceive(TestFrames.spoilt(200, Float.POSITIVE_INFINITY), 0);
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_DEGRADED);
        assertThat(reply.getReasonsList()).containsExactly(Reason.REASON_NONFINITE_POINTS);
        assertThat(reply.getPointsKept()).isEqualTo(0.4f);
    }

    @Test
    void tooFewFinitePointsNameBothReasonsInAStream() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.spoilt(0, Float.POSITIVE_INFINITY));
            assertThat(client.awaitReply(0).getReasonsList())
                    .containsExactly(Reason.REASON_TOO_FEW_POINTS, Reason.REASON_NONFINITE_POINTS);
        }
    }

    private static StatusRuntimeException refusal(SensorFrame frame, float threshold) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> test.client.perceive(frame, threshold));
    }

    private static BadRequest.FieldViolation violation(StatusRuntimeException refused)
            throws InvalidProtocolBufferException {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        return status.getDetails(1).unpack(BadRequest.class).getFieldViolations(0);
    }
}

package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MessageLimitTest {
    private static final int LIMIT = 16 * 1024 * 1024;

    private TestServer test;

    @BeforeEach
    void start() throws IOException {
        test = new TestServer();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void justBelowAndAtTheLimitPass() {
        assertThat(perceive(requestOf(LIMIT - 1))).isEqualTo(Validity.VALIDITY_VALID);
        assertThat(perceive(requestOf(LIMIT))).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void oneByteMoreIsRefusedNamingBothSizes() {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> perceive(requestOf(LIMIT + 1)));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getStatus().getDescription()).contains("16777217").contains("16777216");
        assertThat(perceive(requestOf(10_000))).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void farOverTheLimitIsRefusedBeforeItIsRead() {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> perceive(requestOf(3 * LIMIT)));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(perceive(requestOf(10_000))).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void compressedMessageCountsUnpacked() {
        PerceiveRequest zeros = requestOf(LIMIT + 1_000_000);
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class, () -> PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                        .withCompression("gzip")
                        .perceive(zeros));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(perceive(requestOf(10_000))).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void streamOverTheLimitSaysSoEvenAfterAnswers() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.frame(1));
            client.awaitReply(0);
            client.stream.send(requestOf(LIMIT + 1000).getFrame());
            assertThat(client.awaitEnd()).isTrue();
            assertThat(client.stream.end().orElseThrow().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
        assertThat(perceive(requestOf(10_000))).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void bytesThatAreNoProtobufAreAnInvalidArgument() {
        MethodDescriptor<byte[], PerceiveResponse> raw = RawRequest.perceive();
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(
                        test.client.channel(), raw, CallOptions.DEFAULT, new byte[] {10, 100, 1, 2, 3}));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription()).isEqualTo("the message is not a valid request of Perceive");
        assertThat(test.metric("foresight_frames_rejected_total{reason=\"malformed_message\"}"))
                .isOne();
        assertThat(perceive(requestOf(10_000))).isEqualTo(Validity.VALIDITY_VALID);
    }

    private Validity perceive(PerceiveRequest request) {
        return PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                .perceive(request)
                .getDetections()
                .getValidity();
    }

    /** A sound request of exactly {@code bytes}, filled up with the data of an image. */
    private static PerceiveRequest requestOf(int bytes) {
        SensorFrame frame = TestFrames.frame(2);
        int filling = bytes - frame.getSerializedSize() - 100;
        PerceiveRequest request = filled(frame, filling);
        for (int i = 0; i < 3 && request.getSerializedSize() != bytes; i++) {
            filling += bytes - request.getSerializedSize();
            request = filled(frame, filling);
        }
        assertThat(request.getSerializedSize()).isEqualTo(bytes);
        return request;
    }

    private static PerceiveRequest filled(SensorFrame frame, int filling) {
        Image image = Image.newBuilder()
                .setCamera("front")
                .setEncoding(ImageEncoding.IMAGE_ENCODING_JPEG)
                .setWidth(1)
                .setHeight(1)
                .setData(ByteString.copyFrom(new byte[Math.max(0, filling)]))
                .build();
        return PerceiveRequest.newBuilder()
                .setFrame(frame.toBuilder().addImages(image))
                .build();
    }
}

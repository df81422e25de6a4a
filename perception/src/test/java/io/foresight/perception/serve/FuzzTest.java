package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.Pose;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the caller gets an answer or a declared status, and the service goes on. */
final class FuzzTest {
    private static final int ROUNDS = 600;
    private static final Set<Status.Code> DECLARED =
            EnumSet.of(Status.Code.INVALID_ARGUMENT, Status.Code.RESOURCE_EXHAUSTED);

    @Test
    void mutatedRequestsGetDeclaredStatusesAlone() throws IOException {
        SplittableRandom random = new SplittableRandom(20260501);
        byte[] good = goodRequest();
        MethodDescriptor<byte[], PerceiveResponse> raw = RawRequest.perceive();
        Map<Status.Code, Integer> outcomes = new EnumMap<>(Status.Code.class);
        try (TestServer test = new TestServer()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutated = mutate(good, random);
                Status.Code outcome = Status.Code.OK;
                try {
                    PerceiveResponse answer = ClientCalls.blockingUnaryCall(
                            test.client.channel(),
                            raw,
                            CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
                            mutated);
                    assertSound(answer);
                } catch (StatusRuntimeException e) {
                    outcome = e.getStatus().getCode();
                    assertThat(outcome).as("round %d: %s", round, e.getStatus()).isIn(DECLARED);
                    assertThat(e.getStatus().getDescription()).isNotEmpty().doesNotContain("Exception", ".java");
                }
                outcomes.merge(outcome, 1, Integer::sum);
            }
            assertThat(outcomes.get(Status.Code.INVALID_ARGUMENT)).isGreaterThan(ROUNDS / 10);
            assertThat(outcomes.get(Status.Code.OK)).isPositive();
            assertThat(test.metric("foresight_frames_rejected_total{reason=\"internal_fault\"}"))
                    .isZero();
            assertThat(test.metric("foresight_engine_faults_total")).isZero();
            assertThat(test.client.perceive(TestFrames.frame(1), 0).getValidity())
                    .isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    private static void assertSound(PerceiveResponse answer) {
        assertThat(answer.getDetections().getValidity()).isNotEqualTo(Validity.VALIDITY_UNSPECIFIED);
        assertThat(answer.getDetections().getAgeSeconds()).isNotNegative();
        assertThat(answer.getDetections().getPointsKept()).isBetween(0f, 1f);
    }

    /** Small, so that the mutations meet the header as often as the points. */
    private static byte[] goodRequest() {
        SensorFrame frame = FramePacker.pack(TestFrames.cloud(110, new Stamp(5, Clock.SENSOR)), 3);
        return PerceiveRequest.newBuilder()
                .setFrame(frame.toBuilder()
                        .setWorldFromSensor(Pose.newBuilder().setQw(1).setX(12.5))
                        .addImages(Image.newBuilder()
                                .setCamera("front")
                                .setEncoding(ImageEncoding.IMAGE_ENCODING_RGB8)
                                .setWidth(2)
                                .setHeight(2)
                                .setData(ByteString.copyFrom(new byte[12]))))
                .setScoreThreshold(0.5f)
                .build()
                .toByteArray();
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
                case 1 -> flip(bytes, random.nextInt(bytes.length), random);
                case 2 -> flip(bytes, random.nextInt(Math.min(60, bytes.length)), random);
                case 3 -> flip(bytes, bytes.length - 1 - random.nextInt(Math.min(120, bytes.length)), random);
                case 4 -> doubled(bytes, random);
                default -> noise(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int at, SplittableRandom random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** A part of the message comes twice. */
    private static byte[] doubled(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - from) + 1;
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, from, longer, bytes.length, length);
        return longer;
    }

    private static byte[] noise(byte[] bytes, SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(Math.min(32, bytes.length)) + 1];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length - noise.length + 1), noise.length);
        return bytes;
    }
}

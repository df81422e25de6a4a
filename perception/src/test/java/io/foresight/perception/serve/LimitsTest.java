package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.Validity;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a connection may do before it is refused. */
final class LimitsTest {
    @Test
    void connectionsBeyondTheLimitAreClosedAtOnceAndAPlaceIsFreedByAnEnd() throws IOException, InterruptedException {
        try (TestServer test = new TestServer(TestServer.config().withLimits(limits(2, 400)))) {
            assertThat(test.client.describe().getVersion()).isNotEmpty();
            PerceptionClient second = PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", test.server.port()));
            assertThat(second.describe().getVersion()).isNotEmpty();
            Await.until("both are counted", () -> test.metric("foresight_connections_open") == 2);
            try (Socket third = connect(test)) {
                third.setSoTimeout(20_000);
                assertThat(third.getInputStream().read())
                        .as("closed without a byte")
                        .isEqualTo(-1);
            }
            assertThat(test.client.describe().getVersion()).isNotEmpty();
            second.close();
            Await.until("the place is free", () -> test.metric("foresight_connections_open") == 1);
            try (PerceptionClient next =
                    PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", test.server.port()))) {
                assertThat(next.serving(Duration.ofSeconds(20))).isTrue();
            }
        }
    }

    @Test
    void connectionThatResetsWithoutEndIsSentAway() throws IOException, InterruptedException {
        try (TestServer test = new TestServer(TestServer.config().withLimits(limits(64, 20)))) {
            test.detector.gate = new Semaphore(0);
            try (StreamClient victim = new StreamClient(test.client)) {
                victim.stream.send(TestFrames.frame(1));
                test.detector.begun.acquire();
                PerceiveRequest request = PerceiveRequest.newBuilder()
                        .setFrame(TestFrames.frame(1))
                        .build();
                for (int i = 0; i < 1000 && victim.stream.end().isEmpty(); i++) {
                    PerceptionServiceGrpc.newFutureStub(test.client.channel())
                            .perceive(request)
                            .cancel(true);
                    Thread.sleep(1);
                }
                assertThat(victim.awaitEnd()).as("its connection was closed").isTrue();
            }
            test.detector.gate.release(1_000_000);
            assertThat(test.client.perceive(TestFrames.frame(2), 0).getValidity())
                    .isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        try (TestServer test = new TestServer()) {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of("filler", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(9000));
            StatusRuntimeException refused = Assertions.catchThrowableOfType(
                    StatusRuntimeException.class, () -> PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                            .perceive(PerceiveRequest.newBuilder()
                                    .setFrame(TestFrames.frame(1))
                                    .build()));
            assertThat(refused.getStatus().getCode())
                    .isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.INTERNAL, Status.Code.UNKNOWN);
            assertThat(test.client.perceive(TestFrames.frame(2), 0).getValidity())
                    .isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    private static Socket connect(TestServer test) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), test.server.port());
    }

    private static ServeLimits limits(int connections, int resets) {
        ServeLimits limits = ServeLimits.DEFAULT;
        return new ServeLimits(
                limits.maxMessageBytes(),
                limits.flowControlWindowBytes(),
                limits.maxMetadataBytes(),
                connections,
                limits.maxCallsPerConnection(),
                limits.maxWaitingCalls(),
                limits.maxWait(),
                limits.maxStreams(),
                resets,
                limits.resetWindow());
    }
}

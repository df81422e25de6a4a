package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.util.concurrent.ListenableFuture;
import io.foresight.perception.detect.EngineFaultException;
import io.foresight.serving.ServeStartException;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Start, health, reflection and drain. */
final class ServerLifeTest {
    @Test
    void portInUseIsOneClearErrorBeforeTheModelIsLoaded() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FakeDetector detector = new FakeDetector();
            ServeConfig config = TestServer.config().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> PerceptionServer.start(config, () -> detector, ServerClocks.SYSTEM, () -> 0))
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("in use");
            assertThat(detector.calls).hasValue(0);
        }
    }

    @Test
    void metricsPortInUseClosesWhatWasOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FakeDetector detector = new FakeDetector();
            ServeConfig config = TestServer.config().withMetricsPort(taken.getLocalPort());
            assertThatThrownBy(() -> PerceptionServer.start(config, () -> detector, ServerClocks.SYSTEM, () -> 0))
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageContaining("metrics port " + taken.getLocalPort());
            assertThat(detector.closes).hasValue(1);
        }
    }

    @Test
    void modelThatDoesNotLoadIsSaid() {
        assertThatThrownBy(() -> PerceptionServer.start(
                        TestServer.config(),
                        () -> {
                            throw new IOException("model version 9 is newer than 1");
                        },
                        ServerClocks.SYSTEM,
                        () -> 0))
                .isInstanceOf(ServeStartException.class)
                .hasMessageContaining("model version 9 is newer than 1");
    }

    @Test
    void modelThatFailsInTheWarmUpIsClosed() {
        FakeDetector detector = new FakeDetector();
        detector.failure = new EngineFaultException("no such operator");
        assertThatThrownBy(
                        () -> PerceptionServer.start(TestServer.config(), () -> detector, ServerClocks.SYSTEM, () -> 0))
                .isInstanceOf(ServeStartException.class)
                .hasMessageContaining("no such operator");
        assertThat(detector.closes).hasValue(1);
    }

    @Test
    void detectorIsWarmBeforeThePortOpensAndClosedWithTheServer() throws IOException {
        FakeDetector detector = new FakeDetector();
        PerceptionServer server =
                PerceptionServer.start(TestServer.config(), () -> detector, ServerClocks.SYSTEM, () -> 0);
        assertThat(detector.finished.get()).isPositive();
        int port = server.port();
        server.close();
        server.close();
        assertThat(detector.closes).hasValue(1);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void healthFollowsTheEngine() throws IOException {
        try (TestServer test = new TestServer()) {
            assertThat(health(test, "")).isEqualTo(ServingStatus.SERVING);
            assertThat(health(test, PerceptionServiceGrpc.SERVICE_NAME)).isEqualTo(ServingStatus.SERVING);
            test.detector.failure = new EngineFaultException("not finite");
            for (int fault = 1; fault <= 5; fault++) {
                assertThat(health(test, "")).isEqualTo(ServingStatus.SERVING);
                assertThat(test.client.perceive(TestFrames.frame(fault), 0).getReasonsList())
                        .containsExactly(Reason.REASON_ENGINE_FAULT);
            }
            assertThat(health(test, "")).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(health(test, PerceptionServiceGrpc.SERVICE_NAME)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(test.metric("foresight_engine_faults_total")).isEqualTo(5);
            test.detector.failure = null;
            assertThat(test.client.perceive(TestFrames.frame(6), 0).getValidity())
                    .isEqualTo(Validity.VALIDITY_VALID);
            assertThat(health(test, "")).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void answerOutOfRangeIsAnEngineFault() throws IOException {
        try (TestServer test = new TestServer()) {
            test.detector.score = Float.NaN;
            assertThat(test.client.perceive(TestFrames.frame(1), 0).getReasonsList())
                    .containsExactly(Reason.REASON_ENGINE_FAULT);
        }
    }

    @Test
    void capacityExceededIsDegraded() throws IOException {
        try (TestServer test = new TestServer()) {
            test.detector.capacityExceeded = true;
            assertThat(test.client.perceive(TestFrames.frame(1), 0).getReasonsList())
                    .containsExactly(Reason.REASON_CAPACITY_EXCEEDED);
        }
    }

    @Test
    void drainAnswersWhatIsInFlightAndRefusesWhatComes() throws IOException, InterruptedException, ExecutionException {
        TestServer test = new TestServer();
        test.detector.gate = new Semaphore(0);
        ListenableFuture<PerceiveResponse> single = perceiveLater(test.client, 1);
        test.detector.begun.acquire();
        StreamClient stream = new StreamClient(test.client);
        stream.stream.send(TestFrames.frame(2));
        Await.until("both are in", () -> test.metric("foresight_frames_received_total{rpc=\"stream\"}") == 1);
        List<ServingStatus> seen = watchHealth(test.client.channel());
        Await.until("health was told", () -> seen.contains(ServingStatus.SERVING));
        Thread closing = new Thread(test.server::close);
        closing.start();
        Await.until("health says so first", () -> seen.contains(ServingStatus.NOT_SERVING));
        assertThat(single.isDone()).isFalse();
        test.detector.gate.release(10);
        assertThat(single.get().getDetections().getSequence()).isEqualTo(1);
        assertThat(stream.awaitReply(0).getSequence()).isEqualTo(2);
        assertThat(stream.awaitEnd()).isTrue();
        assertThat(stream.stream.end().orElseThrow().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        closing.join();
        assertThat(catchThrowableOfType(
                                StatusRuntimeException.class, () -> test.client.perceive(TestFrames.frame(3), 0))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(test.detector.closes).hasValue(1);
        test.close();
    }

    @Test
    void drainIsForcedWhenItsTimeIsOver() throws IOException, InterruptedException {
        TestServer test = new TestServer(TestServer.config().withDrainTime(Duration.ofMillis(50)));
        test.detector.gate = new Semaphore(0);
        ListenableFuture<PerceiveResponse> stuck = perceiveLater(test.client, 1);
        ListenableFuture<PerceiveResponse> waits = perceiveLater(test.client, 2);
        test.detector.begun.acquire();
        Await.until("both are in", () -> test.metric("foresight_calls_in_flight") == 2);
        Thread closing = new Thread(test.server::close);
        closing.start();
        Await.until("both ended", () -> stuck.isDone() && waits.isDone());
        assertThatThrownBy(stuck::get).hasCauseInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(waits::get).hasCauseInstanceOf(StatusRuntimeException.class);
        Await.until("the service knows", () -> test.metric("foresight_calls_in_flight") == 0);
        test.detector.gate.release(10);
        closing.join();
        assertThat(test.detector.finished).hasValue(0);
        assertThat(test.detector.closes).hasValue(1);
        test.close();
    }

    @Test
    void reflectionListsTheServices() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
            StreamObserver<ServerReflectionRequest> questions =
                    ServerReflectionGrpc.newStub(test.client.channel()).serverReflectionInfo(each(answers::add));
            questions.onNext(
                    ServerReflectionRequest.newBuilder().setListServices("").build());
            ServerReflectionResponse answer = answers.poll(60, TimeUnit.SECONDS);
            questions.onCompleted();
            assertThat(answer.getListServicesResponse().getServiceList())
                    .extracting("name")
                    .contains(PerceptionServiceGrpc.SERVICE_NAME, "grpc.health.v1.Health");
        }
    }

    private static ListenableFuture<PerceiveResponse> perceiveLater(PerceptionClient client, long sequence) {
        return PerceptionServiceGrpc.newFutureStub(client.channel())
                .perceive(PerceiveRequest.newBuilder()
                        .setFrame(TestFrames.frame(sequence))
                        .build());
    }

    private static ServingStatus health(TestServer test, String service) {
        return HealthGrpc.newBlockingStub(test.client.channel())
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    private static List<ServingStatus> watchHealth(ManagedChannel channel) {
        List<ServingStatus> seen = new CopyOnWriteArrayList<>();
        HealthGrpc.newStub(channel)
                .watch(HealthCheckRequest.getDefaultInstance(), each(response -> seen.add(response.getStatus())));
        return seen;
    }

    private static <T> StreamObserver<T> each(Consumer<T> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                answers.accept(value);
            }

            @Override
            public void onError(Throwable t) {
                // the server was closed: the test looks at what came before
            }

            @Override
            public void onCompleted() {
                // the test looks at what came before
            }
        };
    }
}

package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CallGateTest {
    private static final int MOST_BYTES = 100;

    private final Rules rules = new Rules();
    private final Checked service = new Checked();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        start(MOST_BYTES);
    }

    private void restart(int mostBytes) throws IOException {
        stop();
        start(mostBytes);
    }

    private void start(int mostBytes) throws IOException {
        start(mostBytes, Duration.ofMinutes(1));
    }

    private void start(int mostBytes, Duration firstMessage) throws IOException {
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(CallGate.before(service, rules, mostBytes, firstMessage))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @AfterEach
    void stop() {
        Channels.close(channel);
        server.shutdownNow();
    }

    @Test
    void callThatMayPassIsAnsweredAndGivesItsPlaceBack() throws InterruptedException {
        assertThat(check("").getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        rules.awaitLeft(1);
        assertThat(rules.entered).hasValue(1);
    }

    @Test
    void callThatMayNotEnterNeverReachesTheHandlerAndHoldsNoPlace() {
        rules.full = true;
        StatusRuntimeException refused = refusal(() -> check(""));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getStatus().getDescription()).isEqualTo("full");
        assertThat(service.calls).hasValue(0);
        assertThat(rules.left).hasValue(0);
    }

    @Test
    void callThatAnnouncesItselfOnlyHoldsNoPlaceAndIsEnded() throws IOException, InterruptedException {
        stop();
        start(MOST_BYTES, Duration.ofMillis(300));
        CompletableFuture<Status> end = new CompletableFuture<>();
        open(end);
        assertThat(end.orTimeout(60, TimeUnit.SECONDS).join())
                .returns(Status.Code.DEADLINE_EXCEEDED, Status::getCode)
                .returns("silent: nothing more came within 0.3 s", Status::getDescription);
        assertThat(rules.entered).hasValue(0);
        assertThat(check("").getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        rules.awaitLeft(1);
    }

    @Test
    void callWhoseOnlyMessageIsNeverDeclaredTheLastIsEndedAndGivesItsPlaceBack()
            throws IOException, InterruptedException {
        stop();
        start(MOST_BYTES, Duration.ofMillis(300));
        CompletableFuture<Status> end = new CompletableFuture<>();
        open(end).sendMessage(HealthCheckRequest.getDefaultInstance());
        assertThat(end.orTimeout(60, TimeUnit.SECONDS).join().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(rules.entered).hasValue(1);
        rules.awaitLeft(1);
        assertThat(service.calls).hasValue(0);
    }

    private ClientCall<HealthCheckRequest, HealthCheckResponse> open(CompletableFuture<Status> end) {
        ClientCall<HealthCheckRequest, HealthCheckResponse> call =
                channel.newCall(HealthGrpc.getCheckMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        call.request(1);
        return call;
    }

    @Test
    void messageAtTheLimitPassesAndOneByteMoreIsRefusedWithBothSizes() throws InterruptedException {
        String filling = "x".repeat(MOST_BYTES - 2); // a field's tag and length take two bytes
        assertThat(check(filling).getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        StatusRuntimeException refused = refusal(() -> check(filling + "x"));
        assertThat(refused.getStatus().getDescription())
                .isEqualTo("too large: the message has 101 bytes; at most 100 are taken");
        assertThat(service.calls).hasValue(1);
        rules.awaitLeft(2);
    }

    @Test
    void bytesThatAreNoRequestAreMalformedAndTheServiceGoesOn() throws InterruptedException {
        StatusRuntimeException refused = refusal(() -> raw(new byte[] {10, 100, 1}));
        assertThat(refused.getStatus().getDescription())
                .isEqualTo("malformed: the message is not a valid request of Check");
        assertThat(check("").getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        rules.awaitLeft(2);
    }

    @Test
    void messageOfManyPartsIsRefusedBeforeItIsParsed() throws IOException {
        byte[] unknown = new byte[MOST_BYTES / 2 * 2];
        for (int i = 0; i < unknown.length; i += 2) {
            unknown[i] = 5 << 3; // field 5, a number
            unknown[i + 1] = 1;
        }
        assertThat(raw(unknown).getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        restart(1 << 20);
        service.calls.set(0);
        byte[] many = new byte[2 * InboundMessage.MOST_PARTS + 2];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 5 << 3;
        }
        StatusRuntimeException refused = refusal(() -> raw(many));
        assertThat(refused.getStatus().getDescription())
                .isEqualTo("too large: the message has more than 65536 fields and elements");
        assertThat(service.calls).hasValue(0);
    }

    private HealthCheckResponse raw(byte[] message) {
        return ClientCalls.blockingUnaryCall(
                channel,
                HealthGrpc.getCheckMethod().<byte[], HealthCheckResponse>toBuilder(
                                new Raw(), HealthGrpc.getCheckMethod().getResponseMarshaller())
                        .build(),
                CallOptions.DEFAULT,
                message);
    }

    @Test
    void whatAHandlerThrowsBecomesTheServicesStatusAndTellsTheWorkThatNobodyWaits() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        service.answer = caller -> {
            ((ServerCallStreamObserver<HealthCheckResponse>) caller).setOnCancelHandler(cancelled::countDown);
            throw new IllegalStateException("a secret");
        };
        StatusRuntimeException refused = refusal(() -> check(""));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refused.getStatus().getDescription()).isEqualTo("fault in grpc.health.v1.Health/Check");
        assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
        rules.awaitLeft(1);
    }

    @Test
    void answersAfterTheEndAreDropped() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        service.answer = caller -> {
            Thread late = new Thread(() -> {
                try {
                    rules.awaitLeft(1);
                    caller.onNext(Checked.SERVING);
                    caller.onCompleted();
                    answered.countDown();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            ((ServerCallStreamObserver<HealthCheckResponse>) caller).setOnCancelHandler(() -> {});
            late.start();
            throw new IllegalStateException("too early");
        };
        assertThat(refusal(() -> check("")).getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(answered.await(60, TimeUnit.SECONDS))
                .as("nothing was thrown")
                .isTrue();
    }

    private HealthCheckResponse check(String name) {
        return HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.newBuilder().setService(name).build());
    }

    private static StatusRuntimeException refusal(Runnable call) {
        StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    /** Answers SERVING unless told otherwise. */
    private static final class Checked extends HealthGrpc.HealthImplBase {
        static final HealthCheckResponse SERVING = HealthCheckResponse.newBuilder()
                .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                .build();

        final AtomicInteger calls = new AtomicInteger();
        volatile Consumer<StreamObserver<HealthCheckResponse>> answer = caller -> {
            caller.onNext(SERVING);
            caller.onCompleted();
        };

        @Override
        public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
            calls.incrementAndGet();
            answer.accept(caller);
        }
    }

    private static final class Rules implements CallRules {
        final AtomicInteger entered = new AtomicInteger();
        final AtomicInteger left = new AtomicInteger();
        volatile boolean full;

        @Override
        public void enter(String method) {
            if (full) {
                throw Status.RESOURCE_EXHAUSTED.withDescription("full").asRuntimeException();
            }
            entered.incrementAndGet();
        }

        @Override
        public void leave(String method) {
            left.incrementAndGet();
        }

        @Override
        public RuntimeException silent(String message) {
            return Status.DEADLINE_EXCEEDED
                    .withDescription("silent: " + message)
                    .asRuntimeException();
        }

        @Override
        public RuntimeException malformed(String message) {
            return Status.INVALID_ARGUMENT
                    .withDescription("malformed: " + message)
                    .asRuntimeException();
        }

        @Override
        public RuntimeException tooLarge(String message) {
            return Status.RESOURCE_EXHAUSTED
                    .withDescription("too large: " + message)
                    .asRuntimeException();
        }

        @Override
        public StatusRuntimeException status(String method, Throwable thrown) {
            return thrown instanceof StatusRuntimeException refused
                    ? refused
                    : Status.INTERNAL.withDescription("fault in " + method).asRuntimeException();
        }

        void awaitLeft(int calls) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (left.get() < calls) {
                assertThat(System.nanoTime()).as("waited for the end of a call").isLessThan(end);
                Thread.sleep(2);
            }
            assertThat(left).hasValue(calls);
        }
    }

    /** Bytes as they are. */
    private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException("requests are only sent");
        }
    }
}

package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.fixture.NamedKind;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.serving.ServeStartException;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PlannerServiceGrpc;
import io.foresight.v1.RunEpisodeRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real socket. */
final class PlannerServerTest {
    private static final Offer SYMBOLIC = offer();
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);

    private PlannerServer server;
    private PlannerClient client;

    @BeforeEach
    void start() {
        server = PlannerServer.start(ServeConfig.DEFAULT.withPort(0).withDrainTime(Duration.ofSeconds(2)), SYMBOLIC);
        client = PlannerClient.connect("127.0.0.1", server.port(), TestPlanner.SOON);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void episodesOnBothSidesRunOverTheWire() {
        EpisodeOptions options = EpisodeOptions.newBuilder()
                .setTask(PlannerClient.task(TASK))
                .setPolicy("beam")
                .build();
        List<Integer> steps = new ArrayList<>();

        EpisodeSummary there = client.runEpisode(
                RunEpisodeRequest.newBuilder()
                        .setOptions(options)
                        .setWorld("symbolic")
                        .build(),
                event -> steps.add(event.getStep()));
        WorldRobot robot = new WorldRobot(new SymbolicWorld(FailureModel.CALIBRATED));
        robot.begin(TASK, 3);
        EpisodeSummary here = client.drive(options, robot, event -> {});

        assertThat(there.getSolved()).isTrue();
        assertThat(steps).hasSize(5 * there.getSteps() + 1);
        assertThat(here.getSolved()).isTrue();
        assertThat(robot.observe().state().solved()).isTrue();
    }

    @Test
    void healthAndReflectionAnswer() throws InterruptedException {
        assertThat(HealthGrpc.newBlockingStub(client.channel())
                        .check(HealthCheckRequest.newBuilder()
                                .setService(PlannerServiceGrpc.SERVICE_NAME)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        BlockingQueue<ServerReflectionResponse> listed = new LinkedBlockingQueue<>();
        StreamObserver<ServerReflectionRequest> asking = ServerReflectionGrpc.newStub(client.channel())
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        listed.add(response);
                    }

                    @Override
                    public void onError(Throwable t) {}

                    @Override
                    public void onCompleted() {}
                });
        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        ServerReflectionResponse response = listed.poll(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS);
        asking.onCompleted();

        assertThat(response).isNotNull();
        assertThat(response.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains("foresight.v1.PlannerService", "grpc.health.v1.Health");
    }

    @Test
    void garbageIsRefusedAsMalformedAndTheServiceGoesOn() {
        SplittableRandom random = new SplittableRandom(7);
        int malformed = 0;
        for (int round = 0; round < 300; round++) {
            byte[] garbage = new byte[random.nextInt(1, 200)];
            random.nextBytes(garbage);
            Refusal refusal = Refusal.of(() -> send(garbage));
            assertThat(refusal.code()).isNotEqualTo("INTERNAL_FAULT");
            malformed += refusal.code().equals("MALFORMED_MESSAGE") ? 1 : 0;
        }
        assertThat(malformed).isGreaterThan(100);
        assertThat(client.describe().getPoliciesList()).contains("expert");
    }

    @Test
    void damagedRequestsAreAnsweredOrRefusedButNeverAFault() {
        byte[] good = NextActionRequest.newBuilder()
                .setTask(PlannerClient.task(TASK))
                .setPolicy("expert")
                .setState(StateWire.write(TASK.start()))
                .build()
                .toByteArray();
        SplittableRandom random = new SplittableRandom(8);
        int answered = 0;
        for (int round = 0; round < 500; round++) {
            byte[] damaged = good.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                send(damaged);
                answered++;
            } catch (StatusRuntimeException e) {
                assertThat(Refusal.of(e).code()).as("round " + round).isNotIn("INTERNAL_FAULT", "");
            }
        }
        assertThat(answered).isBetween(20, 480);
    }

    @Test
    void aMessageOverTheLimitIsRefusedWithBothSizes() {
        byte[] large = new byte[ServeLimits.DEFAULT.maxMessageBytes() + 1];

        Refusal refusal = Refusal.of(() -> send(large));

        assertThat(refusal.code()).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(refusal.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains("1048577").contains("1048576");
    }

    @Test
    void aDeadlineThatHasPassedIsNotWorkedOn() {
        assertThatThrownBy(() -> PlannerServiceGrpc.newBlockingStub(client.channel())
                        .withDeadlineAfter(-1, TimeUnit.SECONDS)
                        .nextAction(NextActionRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
    }

    @Test
    void closingTellsEpisodesAndFreesThePort() throws IOException, InterruptedException {
        EpisodeLog log = new EpisodeLog(1);
        PlannerServiceGrpc.newStub(client.channel())
                .runEpisode(
                        RunEpisodeRequest.newBuilder()
                                .setOptions(EpisodeOptions.newBuilder()
                                        .setTask(PlannerClient.task(TASK))
                                        .setPolicy("slow")
                                        .setMaxSteps(200))
                                .setWorld("symbolic")
                                .build(),
                        log);
        log.awaitEvent(0);

        int port = server.port();
        server.close();
        server.awaitClosed();
        log.readOn();

        assertThat(Refusal.of(log.awaitEnd()).code()).isEqualTo("STOPPING");
        try (Socket refused = new Socket()) {
            assertThatThrownBy(() -> refused.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PlannerServer.start(ServeConfig.DEFAULT.withPort(taken.getLocalPort()), SYMBOLIC))
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("set port to another");
        }
    }

    private static Offer offer() {
        return new Offer(
                NamedKind.besideInstalled(new NamedKind("slow", true, 1, Slow::new)),
                Map.of(Offer.SYMBOLIC, Offer.WorldFactory.always(() -> new SymbolicWorld(FailureModel.NONE))));
    }

    /** Takes a quarter of a second to find something legal. */
    private static final class Slow implements Policy {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            LockSupport.parkNanos(250_000_000);
            return Decision.at(LegalAction.of(situation.task().board().dependencies(), situation.state()));
        }
    }

    private NextActionResponse send(byte[] bytes) {
        MethodDescriptor<?, NextActionResponse> method = PlannerServiceGrpc.getNextActionMethod();
        MethodDescriptor<byte[], NextActionResponse> raw = method.<byte[], NextActionResponse>toBuilder(
                        new Raw(), method.getResponseMarshaller())
                .build();
        return ClientCalls.blockingUnaryCall(
                client.channel(),
                raw,
                CallOptions.DEFAULT.withDeadlineAfter(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS),
                bytes);
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

package io.foresight.reflect.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.planner.serve.DecisionRules;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.Channels;
import io.foresight.serving.ServeStartException;
import io.foresight.v1.DecideRequest;
import io.foresight.v1.ReflectServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReflectServerTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);

    @Test
    void itAnswersOverAPort() {
        try (TestReflect test = new TestReflect();
                ReflectServer server = ReflectServer.start(ServeConfig.DEFAULT.withPort(0), test::parts)) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            DecideRequest request = DecideRequest.newBuilder()
                    .setSituation(TestReflect.situation(TASK, TASK.start()))
                    .build();
            assertThat(ReflectServiceGrpc.newBlockingStub(channel)
                            .decide(request)
                            .hasDecision())
                    .isTrue();
            Channels.close(channel);
        }
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingIsOpened() {
        try (TestReflect test = new TestReflect();
                ReflectServer server = ReflectServer.start(ServeConfig.DEFAULT.withPort(0), test::parts)) {
            assertThatThrownBy(() -> ReflectServer.start(ServeConfig.DEFAULT.withPort(server.port()), () -> {
                        throw new AssertionError("opened");
                    }))
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageContaining(Integer.toString(server.port()));
        }
    }

    @Test
    void theDefaultsListenToThisMachineAlone() {
        assertThat(ServeConfig.DEFAULT.host()).isEqualTo("127.0.0.1");
        assertThat(ServeConfig.DEFAULT.port()).isEqualTo(50053);
        assertThat(ServeConfig.DEFAULT.tls()).isEmpty();
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        Duration negative = Duration.ofSeconds(-1);
        BadServeConfigException bad = catchThrowableOfType(
                BadServeConfigException.class,
                () -> new ServeConfig(
                        "0.0.0.0",
                        70_000,
                        Optional.empty(),
                        false,
                        new ServeLimits(1, 1, 0, 0, 0, 0, -1, -1),
                        new DecisionRules(Duration.ofSeconds(2), Duration.ofSeconds(1), negative, negative),
                        negative,
                        true));

        assertThat(bad.problems())
                .anyMatch(problem -> problem.contains("port must be 0 to 65535, got 70000"))
                .anyMatch(problem -> problem.contains("limits.max_pictures must be 0 to 1000, got -1"))
                .anyMatch(problem -> problem.contains("0.0.0.0 is reachable from other machines"))
                .hasSize(14);
    }

    @Test
    void partsThatKnowMorePiecesThanThereAreActionsForAreRefused() {
        try (TestReflect test = new TestReflect()) {
            ReflectParts parts = test.parts();
            assertThatThrownBy(() ->
                            new ReflectParts(parts.proposer(), parts.reader(), parts.rules(), parts.settings(), 9))
                    .hasMessageContaining("1 to 8 pieces")
                    .hasMessageContaining("9 pieces");
        }
    }
}

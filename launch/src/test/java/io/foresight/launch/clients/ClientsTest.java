package io.foresight.launch.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.assembly.PlannerSettings;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.planner.serve.PlannerServer;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients of docs/clients, as they stand there, against both services. */
@Tag("interop")
class ClientsTest {
    private static final int MOST_LINES = 20;
    private static final int POINTS = 1000;

    @TempDir
    static Path folder;

    private static PerceptionServer perception;
    private static PlannerServer planner;
    private static Path sweep;

    @BeforeAll
    static void startBothServices() throws IOException {
        perception = PerceptionServer.start(
                io.foresight.perception.serve.ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1),
                KnowingDetector::new,
                ServerClocks.SYSTEM,
                () -> 0);
        planner = PlannerServer.start(
                io.foresight.planner.serve.ServeConfig.DEFAULT.withPort(0), PlannerSettings.DEFAULT.offer());
        sweep = Files.write(folder.resolve("sweep.bin"), sweep());
    }

    @AfterAll
    static void stopThem() {
        planner.close();
        perception.close();
    }

    @Test
    void noClientIsLongerThanPromised() throws IOException {
        try (Stream<Path> clients = Files.list(ClientProgram.FOLDER)) {
            List<Path> programs = clients.filter(file -> file.toString().matches(".*\\.(py|java|mjs)"))
                    .toList();
            assertThat(programs).hasSize(6);
            for (Path program : programs) {
                assertThat(Files.readAllLines(program)).as(program.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    @Test
    void inPython() throws Exception {
        ClientProgram python = ClientProgram.python(folder);
        assertThat(python.run("perceive.py", perceptionAddress(), sweep.toString()))
                .containsExactly(
                        "VALIDITY_VALID ",
                        "car 0.90 at 12.5 -3.2 -1.0 m, yaw 0.50",
                        "pedestrian 0.75 at 7.0 2.0 -1.0 m, yaw 0.50");
        assertSolved(python.run("plan.py", plannerAddress(), "expert", "7"), "solved in ");
    }

    @Test
    void inNode() throws Exception {
        ClientProgram node = ClientProgram.node();
        assertThat(node.run("perceive.mjs", perceptionAddress(), sweep.toString()))
                .containsExactly("VALIDITY_VALID", "car 0.90 at 12.5 -3.3 -1.0 m", "pedestrian 0.75 at 7.0 2.0 -1.0 m");
        assertSolved(node.run("plan.mjs", plannerAddress(), "expert", "7"), "solved in ");
    }

    @Test
    void inJava() throws Exception {
        ClientProgram java = ClientProgram.java();
        List<String> found = java.run("Perceive.java", perceptionAddress(), sweep.toString());
        assertThat(found).contains("validity: VALIDITY_VALID", "  class_name: \"car\"", "  class_name: \"pedestrian\"");
        assertSolved(java.run("Plan.java", plannerAddress(), "expert", "7"), "solved");
    }

    @Test
    void healthAndBothVersionsOfReflectionAnswerAtBothPorts() throws Exception {
        assertAnswers(perception.port(), "foresight.v1.PerceptionService");
        assertAnswers(planner.port(), "foresight.v1.PlannerService");
    }

    private static void assertAnswers(int port, String service) throws Exception {
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        try {
            for (String name : List.of("", service)) {
                HealthCheckRequest asked =
                        HealthCheckRequest.newBuilder().setService(name).build();
                assertThat(HealthGrpc.newBlockingStub(channel).check(asked).getStatus())
                        .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
            }
            for (String version : List.of("v1", "v1alpha")) {
                assertThat(listed(channel, version)).as(version).contains(service);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    /** The names that reflection lists. Both versions have the same messages. */
    private static List<String> listed(ManagedChannel channel, String version) {
        MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setFullMethodName("grpc.reflection." + version + ".ServerReflection/ServerReflectionInfo")
                        .setSchemaDescriptor(null)
                        .build();
        Iterator<ServerReflectionResponse> answers = ClientCalls.blockingServerStreamingCall(
                channel,
                method.toBuilder()
                        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                        .build(),
                CallOptions.DEFAULT,
                ServerReflectionRequest.newBuilder().setListServices("").build());
        return answers.next().getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .toList();
    }

    private static void assertSolved(List<String> lines, String end) {
        assertThat(lines).hasSizeGreaterThan(3).anyMatch(line -> line.startsWith("insert "));
        assertThat(lines.get(lines.size() - 1)).startsWith(end);
    }

    private static String perceptionAddress() {
        return "127.0.0.1:" + perception.port();
    }

    private static String plannerAddress() {
        return "127.0.0.1:" + planner.port();
    }

    private static byte[] sweep() {
        SplittableRandom random = new SplittableRandom(5);
        ByteBuffer bytes = ByteBuffer.allocate(16 * POINTS).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < POINTS; i++) {
            bytes.putFloat((float) random.nextDouble(-40, 40)).putFloat((float) random.nextDouble(-40, 40));
            bytes.putFloat((float) random.nextDouble(-2, 1)).putFloat((float) random.nextDouble());
        }
        return bytes.array();
    }
}

package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TransportTest {
    private static final ConnectionTimes TIMES = new ConnectionTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofMinutes(1));
    private static final ServerServiceDefinition NO_CALLS =
            ServerServiceDefinition.builder("test.Nothing").build();

    @Test
    void servesUntilItEndsAndFreesThePort() throws IOException, InterruptedException {
        Transport transport = new Transport(config(0));
        transport.requireFreePort();
        transport.open(NO_CALLS, new HealthStatusManager().getHealthService());
        int port = transport.port();
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(transport.connections()).isOne();
        Channels.close(channel);
        transport.stopListening();
        transport.end(Duration.ofSeconds(5));
        transport.awaitClosed();
        transport.close();
        try (Socket refused = new Socket()) {
            assertThatThrownBy(() -> refused.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void connectionThatSaysNothingIsClosed() throws IOException {
        try (Transport transport = new Transport(config(0))) {
            transport.open(NO_CALLS, new HealthStatusManager().getHealthService());
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
                silent.setSoTimeout(60_000);
                assertThat(silent.getInputStream().readAllBytes())
                        .as("the server's settings, then the end")
                        .hasSizeLessThan(200);
            }
        }
    }

    @Test
    void connectionsThatSayNothingMakeRoomForClients() throws IOException {
        try (Transport transport = new Transport(config(0))) {
            transport.open(NO_CALLS, new HealthStatusManager().getHealthService());
            List<Socket> silent = new ArrayList<>();
            ManagedChannel early = client(transport);
            assertServed(early);
            for (int i = 0; i < 8; i++) { // of 4 places
                silent.add(new Socket(InetAddress.getLoopbackAddress(), transport.port()));
            }
            ManagedChannel late = client(transport);
            assertServed(late);
            assertServed(early);
            assertThat(silent.get(0).getInputStream().readAllBytes())
                    .as("the server's settings, then the end")
                    .hasSizeLessThan(200);
            Channels.close(early);
            Channels.close(late);
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static ManagedChannel client(Transport transport) {
        return NettyChannelBuilder.forAddress("127.0.0.1", transport.port())
                .usePlaintext()
                .build();
    }

    private static void assertServed(ManagedChannel client) {
        assertThat(HealthGrpc.newBlockingStub(client)
                        .withWaitForReady() // while many come at once, a client may have to come again
                        .withDeadlineAfter(60, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void portInUseIsNamedBeforeAndAtTheOpening() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Transport transport = new Transport(config(taken.getLocalPort()))) {
            String complaint = "cannot listen on 127.0.0.1 port " + taken.getLocalPort();
            assertThatThrownBy(transport::requireFreePort)
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageStartingWith(complaint)
                    .hasMessageEndingWith("stop the process that uses it or set port to another one");
            assertThatThrownBy(() -> transport.open(NO_CALLS, new HealthStatusManager().getHealthService()))
                    .isInstanceOf(ServeStartException.class)
                    .hasMessageStartingWith(complaint);
        }
    }

    @Test
    void whatWasNeverOpenedCloses() throws InterruptedException {
        Transport transport = new Transport(config(0));
        transport.stopListening();
        transport.end(Duration.ofSeconds(1));
        transport.close();
        assertThat(transport.connections()).isZero();
    }

    private static TransportConfig config(int port) {
        return new TransportConfig(
                "127.0.0.1",
                port,
                Optional.empty(),
                new TransportLimits(1024, 65_535, 8192, 4, 4, 100, Duration.ofSeconds(10)),
                TIMES,
                true,
                "ask for health");
    }
}

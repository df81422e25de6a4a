package io.foresight.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Effort;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final int HDL64E_POINTS = 125_000; // 2 MB

    private final SixMilliseconds detector = new SixMilliseconds();
    private PerceptionServer server;
    private PerceptionClient client;

    @BeforeEach
    void open() throws IOException {
        server = PerceptionServer.start(
                ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1), () -> detector, ServerClocks.SYSTEM, () -> 0);
        client = PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", server.port()));
        detector.calls.set(0);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void reportsEveryRoundAndWhatAddsUp() throws IOException {
        RoundTrips measured = RoundTrips.measure(client, cloud(HDL64E_POINTS), 3, 5, Course.WHOLE);
        assertThat(detector.calls).hasValue(1 + 3 + 5);
        assertThat(measured.requestBytes()).isBetween(2_000_000, 2_000_200);
        assertThat(measured.replyBytes()).isPositive();
        assertThat(measured.roundTripMs().count()).isEqualTo(5);
        assertThat(measured.roundTripMs().p50())
                .isGreaterThan(measured.pipelineMs().p50());
        assertThat(measured.floorMs().p50()).isPositive();
        assertThat(measured.pipelineMs().p50()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aServiceThatFailsIsNotMeasured() {
        detector.failing = true;
        assertThatThrownBy(() -> RoundTrips.measure(client, cloud(500), 1, 1, Course.WHOLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ENGINE_FAULT");
    }

    private static PointCloud cloud(int points) {
        float[] xyzi = new float[4 * points];
        Arrays.fill(xyzi, 1); // points in view: without returns nothing is answered
        for (int i = 0; i < points; i++) {
            xyzi[4 * i] = 20 + 1e-4f * i; // copies of one point are one point
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points);
    }

    /** Takes six milliseconds at least, says so, and finds nothing. */
    private static final class SixMilliseconds implements Detector {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean failing;

        @Override
        public ModelCard card() {
            return new ModelCard(
                    "six",
                    "00".repeat(32),
                    Taxonomy.selecting("car"),
                    new Evidence.View(51.2, -5, 3),
                    Optional.empty(),
                    0.3f,
                    500_000,
                    "cpu",
                    "fp32",
                    1);
        }

        @Override
        public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
            PointCloud cloud = sweep.cloud();
            calls.incrementAndGet();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(6);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            if (failing) {
                throw new IllegalStateException("broken");
            }
            return Scene.ofBoxes(List.of(), new Effort(cloud.size(), false, new Effort.StageTimes(1, 2, 3)));
        }

        @Override
        public void close() {}
    }
}

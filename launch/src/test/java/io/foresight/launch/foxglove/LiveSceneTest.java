package io.foresight.launch.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.launch.view.EgoPose;
import io.foresight.launch.view.FrameTiming;
import io.foresight.launch.view.ViewFrame;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSceneTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.25Z");
    private static final String NOW_NANOS = NOW.getEpochSecond() + "250000000";

    @TempDir
    private Path folder;

    @Test
    void thePeerSeesCloudBoxesTransformAndState() throws Exception {
        try (FoxgloveServer server = FoxgloveServer.start(FoxgloveConfig.local(0, "scene"));
                FoxglovePeer peer = FoxglovePeer.start(folder, server.url(), 6)) {
            LiveScene scene = new LiveScene(server, InstantSource.fixed(NOW));
            awaitListeners(server);
            scene.publish(frame());
            Map<String, JsonNode> messages = new HashMap<>();
            for (List<String> line : peer.lines()) {
                if (line.get(0).equals("message")) {
                    assertThat(line.get(2)).isEqualTo(NOW_NANOS);
                    messages.put(line.get(1), JSON.readTree(line.get(3)));
                }
            }

            JsonNode cloud = messages.get("/points");
            assertThat(cloud.path("header").path("frame_id").asText()).isEqualTo("lidar");
            assertThat(cloud.path("header").path("stamp").path("sec").asLong()).isEqualTo(NOW.getEpochSecond());
            assertThat(cloud.path("width").asInt()).isEqualTo(2);
            JsonNode found =
                    messages.get("/perception/detections").path("detections").path(0);
            assertThat(found.path("results")
                            .path(0)
                            .path("hypothesis")
                            .path("class_id")
                            .asText())
                    .isEqualTo("car");
            assertThat(found.path("bbox").path("size").path("x").asDouble()).isEqualTo(4.5);
            assertThat(messages.get("/perception/markers").path("markers").size())
                    .isEqualTo(4);
            assertThat(messages.get("/truth/markers").path("markers").size()).isEqualTo(4);
            JsonNode moved = messages.get("/tf").path("transforms").path(0);
            assertThat(moved.path("header").path("frame_id").asText()).isEqualTo("map");
            assertThat(moved.path("child_frame_id").asText()).isEqualTo("lidar");
            assertThat(moved.path("transform").path("translation").path("y").asDouble())
                    .isEqualTo(-3);
            assertThat(moved.path("transform").path("rotation").path("z").asDouble())
                    .isCloseTo(Math.sin(0.25), within(1e-12));
            JsonNode status = messages.get("/diagnostics").path("status").path(0);
            assertThat(status.path("level").asInt()).isEqualTo(1);
            assertThat(status.path("message").asText()).isEqualTo("stale input");
            assertThat(status.path("values").toString())
                    .contains(
                            "{\"key\":\"age_ms\",\"value\":\"41.50\"}", "{\"key\":\"network_ms\",\"value\":\"30.00\"}");
        }
    }

    @Test
    void theShippedLayoutNamesTopicsThatAreShownAndPanelsThatItHas() throws Exception {
        JsonNode layout = JSON.readTree(Files.readString(Path.of("foxglove/foresight.json")));
        Set<String> topics = new HashSet<>();
        try (FoxgloveServer server = FoxgloveServer.start(FoxgloveConfig.local(0, "layout"))) {
            LiveScene scene = new LiveScene(server, InstantSource.fixed(NOW));
            assertThat(scene).isNotNull();
            try (TestClient client = TestClient.connect(server)) {
                client.next("advertise")
                        .path("channels")
                        .forEach(each -> topics.add(each.path("topic").asText()));
            }
        }
        List<String> named = new ArrayList<>();
        JsonNode panels = layout.path("configById");
        panels.path("3D!scene").path("topics").fieldNames().forEachRemaining(named::add);
        named.add(panels.path("DiagnosticSummary!state").path("topicToRender").asText());
        named.add(panels.path("Image!assembly")
                .path("imageMode")
                .path("imageTopic")
                .asText());
        named.add(panels.path("RawMessages!boxes").path("topicPath").asText());
        panels.path("Plot!rates")
                .path("paths")
                .forEach(path -> named.add(path.path("value").asText().split("\\.", 2)[0]));
        assertThat(named).hasSizeGreaterThan(7);
        assertThat(topics).containsAll(named);

        List<String> placed = new ArrayList<>();
        place(layout.path("layout"), placed);
        List<String> configured = new ArrayList<>();
        panels.fieldNames().forEachRemaining(configured::add);
        assertThat(placed).containsExactlyInAnyOrderElementsOf(configured);
        assertThat(layout.path("globalVariables").isObject()).isTrue();
        assertThat(layout.path("userNodes").isObject()).isTrue();
    }

    private static void place(JsonNode node, List<String> panels) {
        if (node.isTextual()) {
            panels.add(node.textValue());
            return;
        }
        assertThat(node.path("direction").asText()).isIn("row", "column");
        assertThat(node.path("splitPercentage").asDouble()).isBetween(1.0, 99.0);
        place(node.path("first"), panels);
        place(node.path("second"), panels);
    }

    private static void awaitListeners(FoxgloveServer server) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.subscriptions() < 8) {
            assertThat(System.nanoTime()).as("the peer subscribes").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static ViewFrame frame() {
        PointCloud cloud = new PointCloud(
                FrameId.LIDAR, new Stamp(5, Clock.SIMULATION), new float[] {1, 2, 3, 0.5f, 4, 5, 6, 0.25f}, 2);
        Box3d box = new Box3d(FrameId.LIDAR, 10, 2, -1, 4.5, 1.8, 1.5, 0.1);
        return ViewFrame.of(1, "1", "test", cloud, List.of(new Detection(box, ObjectClass.named("car"), 0.9f, 1, 0)))
                .withTruth(List.of(new LabelledBox(box, ObjectClass.named("car"), 1, 0, 1, 20, 0)))
                .withEgo(new EgoPose(7, -3, 0.5))
                .withValidity(Validity.DEGRADED, List.of(Reason.STALE_INPUT))
                .withTiming(new FrameTiming(41.5, 10, 0, Map.of("network", 30.0)));
    }
}

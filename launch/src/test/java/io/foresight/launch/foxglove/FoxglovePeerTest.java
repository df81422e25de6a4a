package io.foresight.launch.foxglove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.StdMsgs.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the protocol's own client package makes of this server. */
class FoxglovePeerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"foxglove.sdk.v1", "foxglove.websocket.v1"})
    void thePeerDecodesEveryFieldOfWhatWePublish(String protocol) throws Exception {
        MessageType<PointCloud2> type = MessageType.of(PointCloud2.class);
        BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
        try (FoxgloveServer server = FoxgloveServer.start(FoxgloveConfig.local(0, "peer test"))) {
            FoxgloveChannel notes = server.channel(
                    ChannelInfo.of("/notes", MessageType.of(Text.class)).keepingLast());
            notes.publish(42, MessageType.of(Text.class), new Text("grüezi"));
            FoxgloveChannel points = server.channel(ChannelInfo.of("/points", type), listening::add);
            try (FoxglovePeer peer = FoxglovePeer.start(folder, server.url(), 2, protocol)) {
                assertThat(listening.poll(60, TimeUnit.SECONDS)).isTrue();
                points.publish(1_700_000_000_123_456_789L, type, cloud());
                List<List<String>> lines = peer.lines();
                assertThat(lines.get(0).get(1)).contains("\"name\":\"peer test\"");
                assertThat(lines)
                        .contains(
                                List.of("channel", "/notes", "std_msgs/msg/String"),
                                List.of("channel", "/points", "sensor_msgs/msg/PointCloud2"),
                                List.of("message", "/notes", "42", "{\"data\":\"grüezi\"}"));
                List<String> last = lines.get(lines.size() - 1);
                assertThat(last).startsWith("message", "/points", "1700000000123456789");
                JsonNode message = new ObjectMapper().readTree(last.get(3));
                assertThat(message.path("header").path("frame_id").asText()).isEqualTo("lidar");
                assertThat(message.path("fields").path(0).path("name").asText()).isEqualTo("x");
                assertThat(message.path("point_step").asInt()).isEqualTo(4);
                assertThat(message.path("data").toString()).isEqualTo("[0,1,2,3,250,251,252,253]");
                assertThat(message.path("is_dense").asBoolean()).isTrue();
            }
        }
    }

    private static PointCloud2 cloud() {
        return new PointCloud2(
                new Header(new Time(1_700_000_000, 123_456_789), "lidar"),
                1,
                2,
                List.of(new PointField("x", 0, PointField.FLOAT32, 1)),
                false,
                4,
                8,
                Bytes.view(new byte[] {0, 1, 2, 3, -6, -5, -4, -3}),
                true);
    }
}

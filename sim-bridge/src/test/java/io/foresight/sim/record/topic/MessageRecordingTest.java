package io.foresight.sim.record.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.ObjectClass;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.Box3d;
import io.foresight.perception.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.sim.record.bag.RosBag;
import io.foresight.sim.record.mcap.McapCompression;
import io.foresight.sim.record.mcap.McapPeer;
import io.foresight.sim.record.mcap.McapSettings;
import io.foresight.sim.ros.cloud.CloudWriter;
import io.foresight.sim.ros.message.BuiltinInterfaces.Time;
import io.foresight.sim.ros.message.StdMsgs;
import io.foresight.sim.ros.message.StdMsgs.Header;
import io.foresight.sim.ros.scene.SceneMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageRecordingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(McapCompression.class)
    void thePeerFindsEveryChannelAndMessageOfAScene(McapCompression compression) throws Exception {
        Path file = folder.resolve("scene.mcap");
        try (MessageRecording recording =
                MessageRecording.create(file, McapSettings.DEFAULT.withCompression(compression))) {
            for (int i = 0; i < 10; i++) {
                write(recording, 1_000_000_000L + i * 100_000_000L);
            }
            assertThat(recording.messages()).isEqualTo(30);
        }
        List<String> found = McapPeer.run("read", file);

        assertThat(found).isEqualTo(McapPeer.lines(file)).contains("complete\ttrue", "profile\tros2");
        assertThat(found)
                .filteredOn(line -> line.startsWith("channel"))
                .hasSize(3)
                .allMatch(line -> line.contains("\tcdr\t") && line.contains("\tros2msg\t"));
        assertThat(found)
                .filteredOn(line -> line.startsWith("indexed\t/markers"))
                .hasSize(10);
    }

    private static void write(MessageRecording recording, long nanos) throws IOException {
        float[] xyzi = new float[PointCloud.STRIDE * 1000];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (i + nanos) % 17;
        }
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(nanos, Clock.SIMULATION), xyzi, 1000);
        Header header = new Header(Time.ofNanos(nanos), "lidar");
        List<Detection> boxes = List.of(
                new Detection(new Box3d(FrameId.LIDAR, 10, 2, -1, 4, 2, 1.5, 0.3), ObjectClass.CAR, 0.9f, 3, 0));
        recording.write("/points", CloudWriter.write(cloud, "lidar"), nanos);
        recording.write("/detections", SceneMessages.detections(header, boxes), nanos);
        recording.write("/markers", SceneMessages.markers(header, boxes, Duration.ZERO), nanos);
    }

    @Test
    void aTopicKeepsItsType() throws IOException {
        Path file = folder.resolve("types.mcap");
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            recording.write("/a", new StdMsgs.Text("hello"), 5);
            assertThatThrownBy(() -> recording.write("/a", new Header(new Time(0, 0), "x"), 6))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/a carries std_msgs/msg/String, not std_msgs/msg/Header");
        }
        assertThat(RosBag.open(file).info().messages()).isOne();
    }
}

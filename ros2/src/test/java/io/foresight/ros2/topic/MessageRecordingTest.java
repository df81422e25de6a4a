package io.foresight.ros2.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.RandomMessages;
import io.foresight.ros2.mcap.McapCompression;
import io.foresight.ros2.mcap.McapPeer;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.StdMsgs;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs;
import io.foresight.ros2.message.VisualizationMsgs;
import java.io.IOException;
import java.nio.file.Path;
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
        RandomMessages random = new RandomMessages(nanos);
        recording.write("/points", TestClouds.cloud(nanos, 1000), nanos);
        recording.write("/detections", random.of(VisionMsgs.Detection3DArray.class), nanos);
        recording.write("/markers", random.of(VisualizationMsgs.MarkerArray.class), nanos);
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

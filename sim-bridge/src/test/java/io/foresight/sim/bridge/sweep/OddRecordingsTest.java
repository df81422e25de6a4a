package io.foresight.sim.bridge.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.ChunkIndex;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.topic.MessageRecording;
import io.foresight.sim.bridge.cloud.CloudWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are damaged, share names, or are of another age. */
class OddRecordingsTest {
    private static final McapSettings SMALL_CHUNKS = McapSettings.DEFAULT.withChunkBytes(1 << 12);

    @TempDir
    private Path folder;

    @Test
    void framesOfADamagedChunkAreLeftOut() throws IOException {
        Path file = folder.resolve("damaged.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            for (int i = 0; i < 40; i++) {
                recording.write("/points", cloud(i), 5_000 + 100L * i);
            }
        }
        ChunkIndex second;
        try (McapReader reader = McapReader.open(file)) {
            second = reader.wholeSummary().chunks().get(1);
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (second.offset() + second.length() / 2)] ^= 0x55;
        Files.write(file, bytes);
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThat(dataset.frameIds()).hasSizeBetween(30, 39);
        for (int i = 0; i < dataset.frameIds().size(); i++) {
            int number = (int) dataset.read(i).cloud().stamp().nanoseconds() - 1000;
            long time = 5_000 + 100L * number;
            assertThat(time < second.startTime() || time > second.endTime()).isTrue();
        }
    }

    @Test
    void ofATopicWithOtherMessagesTheCloudsAreRead() throws IOException {
        Path file = folder.resolve("shared.mcap");
        try (McapWriter writer = McapWriter.create(file, SMALL_CHUNKS)) {
            int flag = writer.addSchema("std_msgs/msg/Bool", "ros2msg", new byte[0]);
            int cloud = writer.addSchema("sensor_msgs/PointCloud2", "ros2msg", new byte[0]); // the older spelling
            int flags = writer.addChannel(flag, "/points", "cdr", Map.of());
            int clouds = writer.addChannel(cloud, "/points", "cdr", Map.of());
            for (int i = 0; i < 3; i++) {
                writer.write(flags, i, i, i, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 1}));
                byte[] message = MessageType.of(PointCloud2.class).encode(cloud(i));
                writer.write(clouds, i, i, i, ByteBuffer.wrap(message));
            }
        }
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThat(dataset.frameIds()).hasSize(3);
        assertThat(dataset.read(2).cloud().stamp().nanoseconds()).isEqualTo(1002);
    }

    @Test
    void aRecordingOfRosOneSaysSo() throws IOException {
        Path file = folder.resolve("ros1.mcap");
        try (McapWriter writer = McapWriter.create(file, SMALL_CHUNKS)) {
            int schema = writer.addSchema("sensor_msgs/PointCloud2", "ros1msg", new byte[0]);
            writer.addChannel(schema, "/points", "ros1", Map.of());
        }
        assertThatThrownBy(() -> Datasets.open("mcap:" + file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(
                        "but /points (sensor_msgs/PointCloud2, 0 messages); its messages are those of ROS 1");
    }

    private static PointCloud2 cloud(int number) {
        float[] xyzi = new float[200 * PointCloud.STRIDE];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (i + number) % 97 / 100f;
        }
        return CloudWriter.write(
                new PointCloud(FrameId.LIDAR, new Stamp(1000 + number, Clock.SENSOR), xyzi, 200), "lidar");
    }
}

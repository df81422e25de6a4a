package io.foresight.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.mcap.McapSettings;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSpeedTest {
    @TempDir
    private Path folder;

    @Test
    void everyRateIsMeasuredAndNothingIsLeftBehind() throws IOException {
        RecordingSpeed speed = RecordingSpeed.measure(
                folder, McapSettings.DEFAULT, clouds(Integer.getInteger("foresight.speed.messages", 4)), 3);
        for (RecordingSpeed.Rate rate : List.of(speed.written(), speed.plain(), speed.read())) {
            assertThat(rate.slowest()).isPositive();
            assertThat(rate.median()).isBetween(rate.slowest(), rate.fastest());
        }
        assertThat(speed.packed()).isBetween(0.1, 0.95);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutAMessageNothingIsMeasured() {
        assertThatThrownBy(() -> RecordingSpeed.measure(folder, McapSettings.DEFAULT, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0 and 1");
    }

    /** Simulated HDL-64E sweeps, the first 65,536 points of each as x, y, z, intensity: 1 MiB messages. */
    static List<ByteBuffer> clouds(int count) {
        DrivingSimulation drive = new DrivingSimulation(1, SceneConfig.any(), SensorRig.onRoof("hdl64e"));
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var points = drive.step().sweep().cloud();
            ByteBuffer message = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = points.xyzi();
            for (int k = 0; k < 1 << 18; k++) {
                message.putFloat(values[k % values.length]);
            }
            messages.add(message.flip());
        }
        return messages;
    }
}

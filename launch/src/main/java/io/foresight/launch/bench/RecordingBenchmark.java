package io.foresight.launch.bench;

import io.foresight.ros2.mcap.McapCompression;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speed of recording sweeps with every compression: messages of 1 MiB with the points of a simulated HDL-64E. */
public final class RecordingBenchmark {
    private static final int MESSAGE_FLOATS = 1 << 18;
    private static final int DIFFERENT_SWEEPS = 32;

    private RecordingBenchmark() {}

    /**
     * Measures all compressions in turn.
     *
     * @param folder for the files, which are deleted afterwards
     * @param messages number of messages of 1 MiB per round, 1 or more
     * @param rounds 1 or more
     * @param course asked before each compression
     */
    public static Report run(Path folder, int messages, int rounds, Course course) throws IOException {
        Machine machine = Machine.here();
        List<ByteBuffer> sweeps = sweeps(messages);
        Map<String, RecordingSpeed> speeds = new LinkedHashMap<>();
        McapSettings plain = McapSettings.DEFAULT.withCompression(McapCompression.NONE);
        Map<String, McapSettings> ways = new LinkedHashMap<>();
        ways.put("none", plain);
        ways.put("unchunked", plain.withoutChunks());
        ways.put("lz4", McapSettings.DEFAULT.withCompression(McapCompression.LZ4));
        ways.put("zstd", McapSettings.DEFAULT);
        for (Map.Entry<String, McapSettings> way : ways.entrySet()) {
            if (course.goesOn("compression", speeds.size(), ways.size())) {
                speeds.put(way.getKey(), RecordingSpeed.measure(folder, way.getValue(), sweeps, rounds));
            }
        }
        course.goesOn("compression", speeds.size(), ways.size());
        return new Report(speeds, messages, rounds, machine);
    }

    private static List<ByteBuffer> sweeps(int messages) {
        DrivingSimulation drive = new DrivingSimulation(1, SceneConfig.any(), SensorRig.onRoof("hdl64e"));
        List<ByteBuffer> different = new ArrayList<>();
        for (int i = 0; i < Math.min(messages, DIFFERENT_SWEEPS); i++) {
            float[] values = drive.step().sweep().cloud().xyzi();
            ByteBuffer message =
                    ByteBuffer.allocateDirect(MESSAGE_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < MESSAGE_FLOATS; k++) {
                message.putFloat(values[k % values.length]);
            }
            different.add(message.flip());
        }
        List<ByteBuffer> all = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            all.add(different.get(i % different.size()));
        }
        return all;
    }

    /**
     * Rates in MB/s (10^6 bytes of messages), checksums on.
     *
     * @param speeds by compression: none, unchunked, lz4, zstd (level 1)
     * @param messages number of messages of 1 MiB per round
     */
    public record Report(Map<String, RecordingSpeed> speeds, int messages, int rounds, Machine machine) {}
}

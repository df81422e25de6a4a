package io.foresight.perception.data.av2;

import io.foresight.perception.data.feather.FeatherWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes a small sound log, or a part of it: a vehicle that drives 10 m/s to the north of its city, and turned there by a quarter. */
public final class Av2Logs {
    static final double HALF = Math.sqrt(0.5);
    static final long START = 1_000_000_000L;
    static final long PERIOD = 100_000_000L;

    private Av2Logs() {}

    /** Three sweeps. */
    public static void write(Path log) throws IOException {
        for (int i = 0; i < 3; i++) {
            sweep().write(log.resolve("sensors/lidar/" + (START + i * PERIOD) + ".feather"));
        }
        mounts().write(log.resolve("calibration/egovehicle_SE3_sensor.feather"));
        intrinsics().write(log.resolve("calibration/intrinsics.feather"));
        poses(1.0).write(log.resolve("city_SE3_egovehicle.feather"));
        annotations("REGULAR_VEHICLE", 4.0).write(log.resolve("annotations.feather"));
    }

    static FeatherWriter sweep() {
        return new FeatherWriter() // 1, 2, 0.5 and -4, 0, 0.25
                .halves("x", (short) 0x3c00, (short) 0xc400)
                .halves("y", (short) 0x4000, (short) 0)
                .halves("z", (short) 0x3800, (short) 0x3400)
                .integers("intensity", 8, 255L, 51L)
                .integers("laser_number", 8, 63L, 0L)
                .integers("offset_ns", -32, 50_000_000L, 0L);
    }

    static FeatherWriter mounts() {
        return pose(
                new FeatherWriter().texts("sensor_name", "up_lidar", "ring_front_center"),
                new double[] {1, 0, 1.5, Math.cos(0.005), 0, 0, Math.sin(0.005)},
                new double[] {1.5, 0, 1.25, 0.5, -0.5, 0.5, -0.5});
    }

    static FeatherWriter intrinsics() {
        return new FeatherWriter()
                .texts("sensor_name", "ring_front_center")
                .doubles("fx_px", 1000.0)
                .doubles("fy_px", 1001.0)
                .doubles("cx_px", 800.0)
                .doubles("cy_px", 1000.0)
                .doubles("k1", -0.25)
                .doubles("k2", 0.125)
                .doubles("k3", 0.5)
                .integers("height_px", 16, 2048L)
                .integers("width_px", 16, 1550L);
    }

    /** The last three are of the sweeps, the first of an image. */
    static FeatherWriter poses(double length) {
        return pose(
                new FeatherWriter()
                        .integers("timestamp_ns", -64, START + 20_000_000, START, START + PERIOD, START + 2 * PERIOD),
                new double[] {100, 200.2, 5, HALF, 0, 0, HALF},
                new double[] {100, 200, 5, HALF, 0, 0, HALF},
                new double[] {100, 201, 5, HALF, 0, 0, HALF},
                new double[] {100, 202, 5, HALF * length, 0, 0, HALF});
    }

    /** A car ahead that keeps its distance, seen in the first two sweeps, and a pedestrian in the second. */
    static FeatherWriter annotations(String category, double length) {
        return pose(
                new FeatherWriter()
                        .integers("timestamp_ns", -64, START, START + PERIOD, START + PERIOD)
                        .texts("track_uuid", "a", "a", "b")
                        .texts("category", category, category, "PEDESTRIAN")
                        .doubles("length_m", length, length, 0.5)
                        .doubles("width_m", 2.0, 2.0, 0.5)
                        .doubles("height_m", 1.5, 1.5, 1.75)
                        .integers("num_interior_pts", -64, 12L, 13L, 0L),
                new double[] {20, 3, 1, 1, 0, 0, 0},
                new double[] {20, 3, 1, 1, 0, 0, 0},
                new double[] {5, -3, 1, HALF, 0, 0, HALF});
    }

    static FeatherWriter pose(FeatherWriter table, double[]... rows) {
        String[] names = {"tx_m", "ty_m", "tz_m", "qw", "qx", "qy", "qz"};
        for (int column = 0; column < names.length; column++) {
            int of = column;
            table.doubles(names[column], Arrays.stream(rows).map(row -> row[of]).toArray(Double[]::new));
        }
        return table;
    }
}

package io.foresight.sim.lidar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Real LiDARs with the beam tables and timings of their manuals. Values that are not in the manuals (growth of noise, detection near the
 * limit, spread between units) are tuned so that simulated sweeps match recorded ones.
 */
public final class LidarModels {
    private static final double MICROSECOND = 1e-6;
    private static final double VELODYNE_STEP = 0.002;
    private static final double BYTE_STEP = 1.0 / 255;
    private static final double VELODYNE_WHITE = 100.0 / 255;

    /** Degrees, VLP-32C user manual (63-9325), table "Laser ID and elevation", by laser id. */
    private static final double[] VLP32C_ELEVATION = {
        -25, -1, -1.667, -15.639, -11.31, 0, -0.667, -8.843, -7.254, 0.333, -0.333, -6.148, -5.333, 1.333, 0.667, -4,
        -4.667, 1.667, 1, -3.667, -3.333, 3.333, 2.333, -2.667, -3, 7, 4.667, -2.333, -2, 15, 10.333, -1.333
    };

    /** Degrees clockwise, the same manual's azimuth offsets by laser id. */
    private static final double[] VLP32C_AZIMUTH = {
        1.4, -4.2, 1.4, -1.4, 1.4, -1.4, 4.2, -1.4, 1.4, -4.2, 1.4, -1.4, 4.2, -1.4, 4.2, -1.4,
        1.4, -4.2, 1.4, -4.2, 4.2, -1.4, 1.4, -1.4, 1.4, -1.4, 1.4, -4.2, 4.2, -1.4, 1.4, -1.4
    };

    /** Degrees from the top, Pandar64 user manual, appendix "Channel distribution". */
    private static final double[] PANDAR64_ELEVATION = {
        14.882, 11.032, 8.059, 5.057, 3.04, 2.028, 1.86, 1.688, 1.522, 1.351, 1.184, 1.013, 0.846, 0.675, 0.508, 0.337,
        0.169, 0, -0.169, -0.337, -0.508, -0.675, -0.845, -1.013, -1.184, -1.351, -1.522, -1.688, -1.86, -2.028, -2.198,
        -2.365, -2.536, -2.7, -2.873, -3.04, -3.21, -3.375, -3.548, -3.712, -3.884, -4.05, -4.221, -4.385, -4.558,
        -4.72, -4.892, -5.057, -5.229, -5.391, -5.565, -5.726, -5.898, -6.061, -7.063, -8.059, -9.06, -9.885, -11.032,
        -12.006, -12.974, -13.93, -18.889, -24.897
    };

    private static final Map<String, Supplier<LidarModel>> BY_NAME = Map.of(
            "hdl64e", LidarModels::hdl64e,
            "hdl32e", LidarModels::hdl32e,
            "vlp16", LidarModels::vlp16,
            "vlp32c", LidarModels::vlp32c,
            "os1-64", LidarModels::os1With64,
            "os1-128", LidarModels::os1With128,
            "pandar64", LidarModels::pandar64);

    private LidarModels() {}

    /** All names, in alphabetical order. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    /**
     * The model with that name.
     *
     * @throws IllegalArgumentException for an unknown name; the message lists the known ones
     */
    public static LidarModel byName(String name) {
        Supplier<LidarModel> model = BY_NAME.get(name);
        if (model == null) {
            throw new IllegalArgumentException(
                    "unknown LiDAR \"" + name + "\"; known are " + String.join(", ", names()));
        }
        return model.get();
    }

    /**
     * Velodyne HDL-64E S2/S3 at 10 Hz (manual 63-HDL64ES3): 32 beams from +2 to -8.33 degrees in steps of 1/3, 32 from -8.83 to -24.33 in
     * steps of 1/2, 20,833 firings per second, 120 m, 50 m for 10 % reflectivity. The beams' origins are above the sensor's origin, as in
     * its calibration files. Rotates counter-clockwise and reads 0 to 100 as on the KITTI vehicle (Geiger et al., IJRR 2013).
     */
    public static LidarModel hdl64e() {
        List<Beam> beams = new ArrayList<>();
        double firing = 48 * MICROSECOND;
        for (int i = 0; i < 64; i++) {
            boolean upper = i < 32;
            double degrees = upper ? 2 - i / 3.0 : -8.83 - (i - 32) * 0.5;
            double height = upper ? 0.209 - 0.00035 * i : 0.126 - 0.00032 * (i - 32);
            beams.add(Beam.nominal(degrees, 0, height, (i % 32) * firing / 32));
        }
        RangeResponse range = new RangeResponse(0.9, 120, 0.009, 0.0002, VELODYNE_STEP, 50);
        IntensityResponse intensity = new IntensityResponse(0.6, 0.14, 0.03, 20, 0.0125, 0.08, 0.035, 0.01);
        return new LidarModel(
                "hdl64e", beams, 2083, 0.1, false, range, intensity, 2e-4, new UnitSpread(1.7e-3, 0.2, 0.08));
    }

    /**
     * Velodyne HDL-32E at 10 Hz (manual 63-9113): +10.67 to -30.67 degrees in steps of 4/3, 1.152 us between lasers, 46.08 us per firing,
     * 100 m.
     */
    public static LidarModel hdl32e() {
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            double degrees = (32 - 4 * i) / 3.0; // +10.667 down to -30.667
            int laser = i < 16 ? 31 - 2 * i : 62 - 2 * i; // odd ones fire the upper half, even ones the lower
            beams.add(Beam.nominal(degrees, 0, 0, laser * 1.152 * MICROSECOND));
        }
        RangeResponse range = new RangeResponse(1, 100, 0.011, 0.0003, VELODYNE_STEP, 45);
        IntensityResponse intensity = new IntensityResponse(VELODYNE_WHITE, 0, 0, 100, 0, 0.15, 0.006, BYTE_STEP);
        return new LidarModel("hdl32e", beams, 2170, 0.1, true, range, intensity, 2e-4, new UnitSpread(8e-4, 0.25, 0));
    }

    /**
     * Velodyne VLP-16 at 10 Hz (manual 63-9243): +15 to -15 degrees in steps of 2, 2.304 us between lasers, 55.296 us per firing, 100 m.
     */
    public static LidarModel vlp16() {
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            double degrees = 15 - 2 * i;
            int laser = i < 8 ? 15 - 2 * i : 30 - 2 * i;
            double height = -0.0112 * degrees / 15; // the manual's vertical correction
            beams.add(Beam.nominal(degrees, 0, height, laser * 2.304 * MICROSECOND));
        }
        RangeResponse range = new RangeResponse(0.5, 100, 0.012, 0.0003, VELODYNE_STEP, 45);
        IntensityResponse intensity = new IntensityResponse(VELODYNE_WHITE, 0, 0, 100, 0, 0.12, 0.005, BYTE_STEP);
        return new LidarModel("vlp16", beams, 1808, 0.1, true, range, intensity, 2e-4, new UnitSpread(8e-4, 0.2, 0));
    }

    /** Velodyne VLP-32C at 10 Hz (manual 63-9325): its non-uniform table from +15 to -25 degrees, two lasers every 2.304 us, 200 m. */
    public static LidarModel vlp32c() {
        List<Beam> beams = new ArrayList<>();
        for (int laser = 0; laser < 32; laser++) {
            beams.add(Beam.nominal(
                    VLP32C_ELEVATION[laser], -VLP32C_AZIMUTH[laser], 0, (laser >> 1) * 2.304 * MICROSECOND));
        }
        beams.sort((a, b) -> Double.compare(b.elevation(), a.elevation()));
        RangeResponse range = new RangeResponse(0.5, 200, 0.011, 0.0003, 2 * VELODYNE_STEP, 85);
        IntensityResponse intensity = new IntensityResponse(VELODYNE_WHITE, 0, 0, 200, 0, 0.12, 0.005, BYTE_STEP);
        return new LidarModel("vlp32c", beams, 1808, 0.1, true, range, intensity, 2e-4, new UnitSpread(6e-4, 0.2, 0));
    }

    /** Ouster OS1-64 (Rev C data sheet, 1024 x 10 Hz): uniform from +22.5 to -22.5 degrees, four staggered columns, 16-bit signal. */
    public static LidarModel os1With64() {
        IntensityResponse signal = new IntensityResponse(0.08, 0, 0, 0, 0, 0.12, 0.001, 1.0 / 65535);
        return os1("os1-64", 64, 1024, 3.164, signal);
    }

    /** Ouster OS1-128 (Rev D data sheet, 2048 x 10 Hz): uniform from +22.5 to -22.5 degrees, four staggered columns, 8-bit reflectivity. */
    public static LidarModel os1With128() {
        IntensityResponse reflectivity = new IntensityResponse(VELODYNE_WHITE, 0, 0, 120, 0, 0.1, 0.004, BYTE_STEP);
        return os1("os1-128", 128, 2048, 4.2, reflectivity);
    }

    /**
     * Hesai Pandar64 at 10 Hz (user manual): 1/6 degree between +2 and -6, coarser outside, to +15 and -25; 200 m for 10 % reflectivity.
     */
    public static LidarModel pandar64() {
        List<Beam> beams = new ArrayList<>();
        for (double degrees : PANDAR64_ELEVATION) {
            beams.add(Beam.nominal(degrees, 0, 0, 0));
        }
        RangeResponse range = new RangeResponse(0.3, 200, 0.01, 0.0002, 0.004, 200);
        IntensityResponse intensity = new IntensityResponse(VELODYNE_WHITE, 0, 0, 200, 0, 0.12, 0.005, BYTE_STEP);
        return new LidarModel("pandar64", beams, 1800, 0.1, true, range, intensity, 2e-4, new UnitSpread(3e-4, 0.2, 0));
    }

    private static LidarModel os1(
            String name, int count, int columns, double outerDegrees, IntensityResponse intensity) {
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double degrees = 22.5 - 45.0 * i / (count - 1);
            double azimuthOffset = outerDegrees * (1 - 2.0 / 3 * (i % 4)); // four staggered columns of emitters
            beams.add(Beam.nominal(degrees, azimuthOffset, 0, 0));
        }
        RangeResponse range = new RangeResponse(0.5, 120, 0.008, 0.0004, 0.001, 52);
        return new LidarModel(name, beams, columns, 0.1, true, range, intensity, 1e-4, new UnitSpread(5e-4, 0.15, 0));
    }
}

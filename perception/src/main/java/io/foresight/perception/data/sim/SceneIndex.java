package io.foresight.perception.data.sim;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.List;
import java.util.Objects;

/** {@code scene.json}: index of {@code sweeps.bin}, one entry for each sweep in the same order. */
record SceneIndex(
        @JsonProperty("scene") String scene,
        @JsonProperty("sensor") Sensor sensor,
        @JsonProperty("frames") List<SweepEntry> frames) {
    SceneIndex {
        present("scene", scene);
        present("sensor", sensor);
        frames = present("frames", frames);
    }

    private static <T> T present(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " must not be null");
        }
        return value;
    }

    private static <T> List<T> present(String field, List<T> values) {
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(field + " must not be null or hold null");
        }
        return List.copyOf(values);
    }

    record Sensor(
            @JsonProperty("name") String name,
            @JsonProperty("height_m") double heightMetres,
            @JsonProperty("max_range_m") double maxRangeMetres,
            @JsonProperty("sweep_s") double sweepSeconds,
            @JsonProperty("elevations_deg") List<Double> elevationsDegrees) {
        Sensor {
            present("name", name);
            elevationsDegrees = present("elevations_deg", elevationsDegrees);
        }

        static Sensor of(SensorDescription sensor) {
            return new Sensor(
                    sensor.name(),
                    sensor.heightMetres(),
                    sensor.maxRangeMetres(),
                    sensor.sweepSeconds(),
                    sensor.elevationsDegrees());
        }

        SensorDescription toDescription() {
            return new SensorDescription(name, heightMetres, maxRangeMetres, sweepSeconds, elevationsDegrees);
        }
    }

    record SweepEntry(
            @JsonProperty("id") String id,
            @JsonProperty("stamp_ns") long stampNanoseconds,
            @JsonProperty("points") int points,
            @JsonProperty("world_from_sensor") double[] worldFromSensor,
            @JsonProperty("labels") List<LabelEntry> labels) {
        SweepEntry {
            present("id", id);
            present("world_from_sensor", worldFromSensor);
            labels = present("labels", labels);
        }

        static SweepEntry of(String id, Sweep sweep) {
            RigidTransform worldFromSensor = sweep.worldFromSensor()
                    .orElseThrow(() ->
                            new IllegalArgumentException("this format requires the sensor pose; the sweep has none"));
            double[] pose = new double[12];
            for (int i = 0; i < pose.length; i++) {
                pose[i] = worldFromSensor.element(i / 4, i % 4);
            }
            return new SweepEntry(
                    id,
                    sweep.cloud().stamp().nanoseconds(),
                    sweep.cloud().size(),
                    pose,
                    sweep.labels().boxes().stream().map(LabelEntry::of).toList());
        }

        RigidTransform pose() {
            return RigidTransform.ofMatrix(FrameId.LIDAR, FrameId.WORLD, worldFromSensor);
        }
    }

    /** An unknown number is null in the file and NaN in memory. */
    record LabelEntry(
            @JsonProperty("class") String objectClass,
            @JsonProperty("x") double x,
            @JsonProperty("y") double y,
            @JsonProperty("z") double z,
            @JsonProperty("length") double length,
            @JsonProperty("width") double width,
            @JsonProperty("height") double height,
            @JsonProperty("yaw") double yaw,
            @JsonProperty("vx") Double vx,
            @JsonProperty("vy") Double vy,
            @JsonProperty("track") int track,
            @JsonProperty("points") int points,
            @JsonProperty("occlusion") Double occlusion) {
        static LabelEntry of(LabelledBox label) {
            Box3d box = label.box();
            return new LabelEntry(
                    nameOf(label.objectClass()),
                    box.x(),
                    box.y(),
                    box.z(),
                    box.length(),
                    box.width(),
                    box.height(),
                    box.yaw(),
                    orNull(label.vx()),
                    orNull(label.vy()),
                    label.trackId(),
                    label.points(),
                    orNull(label.occlusion()));
        }

        LabelledBox toLabel() {
            return new LabelledBox(
                    new Box3d(FrameId.LIDAR, x, y, z, length, width, height, yaw),
                    SimDataset.TAXONOMY.classOf(objectClass),
                    orNan(vx),
                    orNan(vy),
                    track,
                    points,
                    orNan(occlusion));
        }

        private static String nameOf(ObjectClass objectClass) {
            return SimDataset.TAXONOMY
                    .nameOf(objectClass)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a sim dataset has no name for a label of class " + objectClass + "; leave it out"));
        }

        private static Double orNull(double value) {
            return Double.isNaN(value) ? null : value;
        }

        private static double orNan(Double value) {
            return value == null ? Double.NaN : value;
        }
    }
}

package io.foresight.sim.bridge.cloud;

import io.foresight.ros2.message.SensorMsgs.PointField;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Measurement time of each point, in the fields used by common drivers: {@code time} (seconds from the header's stamp; Velodyne), {@code
 * t}, {@code time_stamp} or {@code offset_time} (nanoseconds from the stamp; Ouster, Autoware, Livox), {@code timestamp} (seconds or
 * nanoseconds of the stamp's own clock; Hesai, RoboSense, Livox).
 */
final class TimeColumn {
    /** Maximum plausible time between a point and its cloud's stamp, seconds. */
    static final double FARTHEST_SECONDS = 1;

    private static final double NANO = 1e-9;

    private final PointColumn column;
    private final Unit unit;

    private enum Unit {
        SECONDS,
        NANOSECONDS,
        ABSOLUTE
    }

    private TimeColumn(PointColumn column, Unit unit) {
        this.column = column;
        this.unit = unit;
    }

    /** The time field among a cloud's fields, by name; empty where there is none with a suitable type. */
    static Optional<TimeColumn> of(Map<String, PointColumn> columns) {
        PointColumn seconds = columns.get("time");
        if (seconds != null && !seconds.isWhole()) {
            return Optional.of(new TimeColumn(seconds, Unit.SECONDS));
        }
        for (String name : new String[] {"t", "time_stamp", "offset_time"}) {
            PointColumn nanos = columns.get(name);
            if (nanos != null && nanos.isWhole()) {
                return Optional.of(new TimeColumn(nanos, Unit.NANOSECONDS));
            }
        }
        PointColumn absolute = columns.get("timestamp");
        return absolute != null && absolute.datatype() == PointField.FLOAT64
                ? Optional.of(new TimeColumn(absolute, Unit.ABSOLUTE))
                : Optional.empty();
    }

    /** Time of the point that starts at byte {@code point}, in seconds relative to the cloud's stamp (nanoseconds). */
    double read(ByteBuffer data, int point, long stamp) {
        double value = column.readDouble(data, point);
        return switch (unit) {
            case SECONDS -> value;
            case NANOSECONDS -> value * NANO;
            case ABSOLUTE -> {
                double asSeconds = value - stamp * NANO;
                yield Math.abs(asSeconds) <= FARTHEST_SECONDS ? asSeconds : (value - stamp) * NANO;
            }
        };
    }
}

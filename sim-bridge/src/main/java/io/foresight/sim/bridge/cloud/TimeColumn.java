package io.foresight.sim.bridge.cloud;

import io.foresight.ros2.message.SensorMsgs.PointField;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * When each point was measured, as drivers tell it: {@code time} (seconds from the header's stamp; Velodyne), {@code t}, {@code
 * time_stamp} or {@code offset_time} (nanoseconds from the stamp; Ouster, Autoware, Livox), {@code timestamp} (seconds or nanoseconds of
 * the stamp's own clock; Hesai, RoboSense, Livox).
 */
final class TimeColumn {
    /** A point farther from its cloud's stamp than this was not measured in that sweep, seconds. */
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

    /** The column of a cloud's fields, by name; empty where none has times of a type that makes sense. */
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

    /** Seconds from the cloud's stamp (nanoseconds) to the moment of the point that starts there. */
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

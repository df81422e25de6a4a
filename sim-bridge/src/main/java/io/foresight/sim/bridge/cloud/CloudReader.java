package io.foresight.sim.bridge.cloud;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.FieldNames;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Converts {@code sensor_msgs/PointCloud2} to perception's cloud: x, y, z (float32 or float64, metres, in the message's axes) and intensity
 * of any number type, by the names of {@link io.foresight.perception.points.FieldNames}, in any layout and byte order, organised or not. Time ({@link TimeColumn}) and ring ({@code ring}, {@code channel} or
 * {@code line}, an integer) of each point become columns if present. Other fields are ignored; a cloud without intensity gets 0. If any
 * point's time is more than a second away from the stamp, all times are dropped: they belong to another clock.
 *
 * <p>Steps, offsets, types and sizes are checked before memory is allocated, and so is the declared byte order; errors throw {@link
 * BadCloudException}; a wrong {@code row_step} where the data has only one reading is a remark, as is a cloud without intensity. Points that
 * are not finite are kept; perception's validation drops them. Stateless, thread-safe, O(points).
 */
public final class CloudReader {
    private static final long NANOS = 1_000_000_000L;

    private final int maxPoints;
    private final float fullScale;
    private final Clock clock;
    private final Consumer<String> remarks;

    /**
     * Creates a reader for one sensor's clouds.
     *
     * @param maxPoints a cloud with more points is rejected
     * @param fullScale the sensor's maximum intensity, which is scaled to 1: 1 for sensors that send [0, 1], 255 for sensors that send a
     *     byte
     * @param clock clock of the stamps
     * @param remarks hears, for every such cloud, what is odd about it although it is read; on the thread that reads
     */
    public CloudReader(int maxPoints, float fullScale, Clock clock, Consumer<String> remarks) {
        if (maxPoints < 1 || maxPoints > 100_000_000) {
            throw new IllegalArgumentException("maxPoints must be in 1 .. 100000000, got " + maxPoints);
        }
        if (!(fullScale > 0) || Float.isInfinite(fullScale)) {
            throw new IllegalArgumentException("fullScale must be positive and finite, got " + fullScale);
        }
        this.maxPoints = maxPoints;
        this.fullScale = fullScale;
        this.clock = clock;
        this.remarks = remarks;
    }

    /** Converts a cloud; throws {@link BadCloudException} for one that is inconsistent or has too many points. */
    public PointCloud read(PointCloud2 message) {
        PointLayout layout = PointLayout.of(message, maxPoints);
        FrameId frame = frame(message.header());
        Stamp stamp = stamp(message.header());
        ByteBuffer data =
                message.data().buffer().order(message.isBigendian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (ByteOrderCheck.lies(layout, data)) {
            throw new BadCloudException(
                    "is_bigendian",
                    "is " + message.isBigendian() + ", but the coordinates are plausible only in the other byte order");
        }
        remark(layout, message);
        float[] xyzi = new float[layout.points() * PointCloud.STRIDE];
        int to = 0;
        for (int row = 0; row < layout.rows(); row++) {
            int point = row * layout.rowStep();
            for (int i = 0; i < layout.pointsARow(); i++, point += layout.pointStep(), to += PointCloud.STRIDE) {
                xyzi[to] = layout.x().read(data, point);
                xyzi[to + 1] = layout.y().read(data, point);
                xyzi[to + 2] = layout.z().read(data, point);
                if (layout.intensity() != null) {
                    xyzi[to + 3] = layout.intensity().read(data, point) / fullScale;
                }
            }
        }
        PointColumns columns = PointColumns.of(times(layout, data, stamp), rings(layout, data));
        return new PointCloud(frame, stamp, xyzi, layout.points(), columns);
    }

    private void remark(PointLayout layout, PointCloud2 message) {
        layout.misstated().ifPresent(remarks);
        if (layout.intensity() == null && layout.points() > 0) {
            remarks.accept("there is no intensity, 0 is taken for every point; fields are "
                    + FieldNames.listed(
                            message.fields().stream().map(PointField::name).toList()));
        }
    }

    private static Optional<float[]> times(PointLayout layout, ByteBuffer data, Stamp stamp) {
        if (layout.time().isEmpty()) {
            return Optional.empty();
        }
        TimeColumn time = layout.time().get();
        float[] times = new float[layout.points()];
        for (int i = 0; i < times.length; i++) {
            double seconds = time.read(data, layout.start(i), stamp.nanoseconds());
            if (Math.abs(seconds) > TimeColumn.FARTHEST_SECONDS) {
                return Optional.empty();
            }
            times[i] = (float) seconds;
        }
        return Optional.of(times);
    }

    private static Optional<short[]> rings(PointLayout layout, ByteBuffer data) {
        return layout.ring().map(column -> {
            short[] rings = new short[layout.points()];
            for (int i = 0; i < rings.length; i++) {
                rings[i] = (short) Math.max(-1, Math.min(Short.MAX_VALUE, column.readDouble(data, layout.start(i))));
            }
            return rings;
        });
    }

    private static FrameId frame(Header header) {
        try {
            return new FrameId(header.frameId());
        } catch (BadGeometryException e) {
            throw new BadCloudException("header.frame_id", "is not a valid frame id: " + e.getMessage());
        }
    }

    private Stamp stamp(Header header) {
        if (header.stamp().sec() < 0) {
            throw new BadCloudException(
                    "header.stamp.sec", "is " + header.stamp().sec() + "; stamps must be 0 or more");
        }
        if (header.stamp().nanosec() >= NANOS) {
            throw new BadCloudException(
                    "header.stamp.nanosec", "is " + header.stamp().nanosec() + "; a second has " + NANOS);
        }
        return new Stamp(header.stamp().toNanos(), clock);
    }
}

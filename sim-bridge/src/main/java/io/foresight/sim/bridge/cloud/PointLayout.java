package io.foresight.sim.bridge.cloud;

import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The validated layout of a cloud's numbers: every field is inside the point, every point inside its row, every row inside the data.
 *
 * @param intensity null where the cloud has none
 * @param time empty where the cloud has none
 * @param ring number of the beam; empty where the cloud has none
 */
record PointLayout(
        int points,
        int rows,
        int rowStep,
        int pointStep,
        PointColumn x,
        PointColumn y,
        PointColumn z,
        PointColumn intensity,
        Optional<TimeColumn> time,
        Optional<PointColumn> ring) {
    private static final int MOST_FIELDS = 256;

    static PointLayout of(PointCloud2 cloud, int maxPoints) {
        long points = points(cloud, maxPoints);
        requireSteps(cloud, points);
        Map<String, PointColumn> columns = columns(cloud);
        return new PointLayout(
                (int) points,
                points == 0 ? 0 : (int) cloud.height(),
                (int) cloud.rowStep(),
                (int) cloud.pointStep(),
                coordinate(columns, "x"),
                coordinate(columns, "y"),
                coordinate(columns, "z"),
                columns.get("intensity"),
                TimeColumn.of(columns),
                ring(columns));
    }

    private static Optional<PointColumn> ring(Map<String, PointColumn> columns) {
        return Stream.of("ring", "channel", "line")
                .map(columns::get)
                .filter(column -> column != null && column.isWhole())
                .findFirst();
    }

    /** Byte offset of a point in the data. */
    int start(int point) {
        return point / pointsARow() * rowStep + point % pointsARow() * pointStep;
    }

    int pointsARow() {
        return rows == 0 ? 0 : points / rows;
    }

    private static long points(PointCloud2 cloud, int maxPoints) {
        long width = cloud.width();
        long height = cloud.height();
        if (height != 0 && width > maxPoints / height) {
            throw new BadCloudException(
                    "width", width + " x height " + height + " are more points than the limit of " + maxPoints);
        }
        return width * height;
    }

    private static void requireSteps(PointCloud2 cloud, long points) {
        long step = cloud.pointStep();
        if (step < 1) {
            throw new BadCloudException("point_step", "is 0 bytes; a point takes at least 12");
        }
        long row = Math.multiplyExact(step, points == 0 ? 0 : cloud.width()); // below 2^32 * 2^31
        if (cloud.rowStep() < row) {
            throw new BadCloudException(
                    "row_step",
                    "is " + cloud.rowStep() + " bytes; width " + cloud.width() + " x point_step " + step + " need "
                            + row);
        }
        long rows = points == 0 ? 0 : cloud.height();
        long data = Math.multiplyExact(cloud.rowStep(), rows);
        if (cloud.data().size() != data) {
            throw new BadCloudException(
                    "data",
                    "has " + cloud.data().size() + " bytes; " + rows + " rows of row_step " + cloud.rowStep() + " have "
                            + data);
        }
    }

    private static Map<String, PointColumn> columns(PointCloud2 cloud) {
        List<PointField> fields = cloud.fields();
        if (fields.size() > MOST_FIELDS) {
            throw new BadCloudException(
                    "fields", "has " + fields.size() + " entries, more than the limit of " + MOST_FIELDS);
        }
        Map<String, PointColumn> columns = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            PointField field = fields.get(i);
            String where = "fields[" + i + "]";
            int bytes = PointColumn.bytes(field.datatype());
            if (bytes == 0) {
                throw new BadCloudException(
                        where + ".datatype", "of " + quoted(field) + " is " + field.datatype() + ", must be 1 to 8");
            }
            long end = field.offset() + bytes * Math.max(1, field.count()); // below 2^32 + 8 * 2^32
            if (end > cloud.pointStep()) {
                throw new BadCloudException(
                        where + ".offset",
                        "of " + quoted(field) + " is " + field.offset() + ": it would end at byte " + end
                                + " of a point of " + cloud.pointStep());
            }
            if (columns.put(field.name(), new PointColumn(field.datatype(), (int) field.offset())) != null) {
                throw new BadCloudException(where + ".name", "repeats " + quoted(field));
            }
        }
        return columns;
    }

    private static String quoted(PointField field) {
        String name = field.name();
        return "\"" + (name.length() > 40 ? name.substring(0, 40) + "..." : name) + "\"";
    }

    private static PointColumn coordinate(Map<String, PointColumn> columns, String name) {
        PointColumn column = columns.get(name);
        if (column == null) {
            throw new BadCloudException("fields", "has no \"" + name + "\"; a cloud needs x, y and z");
        }
        if (column.datatype() != PointField.FLOAT32 && column.datatype() != PointField.FLOAT64) {
            throw new BadCloudException(
                    "fields",
                    "gives \"" + name + "\" the datatype " + column.datatype()
                            + "; coordinates must be float32 (7) or float64 (8)");
        }
        return column;
    }
}

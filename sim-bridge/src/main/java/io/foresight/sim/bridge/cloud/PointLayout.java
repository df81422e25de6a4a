package io.foresight.sim.bridge.cloud;

import io.foresight.perception.points.FieldNames;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The validated layout of a cloud's numbers: every field is inside the point, every point inside its row, every row inside the data.
 *
 * @param rowStep bytes from row to row; not always the one that the message states
 * @param misstated what the message states wrongly although there is one reading only; empty: nothing
 * @param intensity null where the cloud has none
 * @param time empty where the cloud has none
 * @param ring number of the beam; empty where the cloud has none
 */
record PointLayout(
        int points,
        int rows,
        int rowStep,
        int pointStep,
        Optional<String> misstated,
        PointColumn x,
        PointColumn y,
        PointColumn z,
        PointColumn intensity,
        Optional<TimeColumn> time,
        Optional<PointColumn> ring) {
    private static final int MOST_FIELDS = 256;

    static PointLayout of(PointCloud2 cloud, int maxPoints) {
        long points = points(cloud, maxPoints);
        long rowStep = rowStep(cloud, points);
        Fields fields = Fields.of(cloud);
        return new PointLayout(
                (int) points,
                points == 0 ? 0 : (int) cloud.height(),
                (int) rowStep,
                (int) cloud.pointStep(),
                rowStep == cloud.rowStep()
                        ? Optional.empty()
                        : Optional.of("row_step is " + cloud.rowStep() + ", but the data has rows of " + rowStep
                                + " bytes, width x point_step, so it was read with that"),
                coordinate(fields, "x"),
                coordinate(fields, "y"),
                coordinate(fields, "z"),
                fields.intensity(),
                TimeColumn.of(fields.byName()),
                ring(fields.byName()));
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

    /** The step of the message or, where the data has rows without gaps and that does not fit, the one that does. */
    private static long rowStep(PointCloud2 cloud, long points) {
        long step = cloud.pointStep();
        if (step < 1) {
            throw new BadCloudException("point_step", "is 0 bytes; a point takes at least 12");
        }
        long row = Math.multiplyExact(step, points == 0 ? 0 : cloud.width()); // below 2^32 * 2^31
        long rows = points == 0 ? 0 : cloud.height();
        long bytes = cloud.data().size();
        boolean fits = cloud.rowStep() >= row && Math.multiplyExact(cloud.rowStep(), rows) == bytes;
        if (fits || points > 0 && row <= bytes && row * rows == bytes) {
            return fits ? cloud.rowStep() : row;
        }
        if (cloud.rowStep() < row) {
            throw new BadCloudException(
                    "row_step",
                    "is " + cloud.rowStep() + " bytes; width " + cloud.width() + " x point_step " + step + " need "
                            + row);
        }
        throw new BadCloudException(
                "data",
                "has " + bytes + " bytes; " + rows + " rows of row_step " + cloud.rowStep() + " have "
                        + cloud.rowStep() * rows);
    }

    /** Columns and their names, in order. */
    private record Fields(List<String> names, List<PointColumn> columns) {
        static Fields of(PointCloud2 cloud) {
            List<PointField> fields = cloud.fields();
            if (fields.size() > MOST_FIELDS) {
                throw new BadCloudException(
                        "fields", "has " + fields.size() + " entries, more than the limit of " + MOST_FIELDS);
            }
            List<PointColumn> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                columns.add(column(cloud, fields.get(i), "fields[" + i + "]"));
            }
            return new Fields(fields.stream().map(PointField::name).toList(), columns);
        }

        private static PointColumn column(PointCloud2 cloud, PointField field, String where) {
            int bytes = PointColumn.bytes(field.datatype());
            if (bytes == 0) {
                throw new BadCloudException(
                        where + ".datatype", "of " + quoted(field) + " is " + field.datatype() + ", must be 1 to 8");
            }
            long end = field.offset() + bytes * Math.max(1, field.count()); // below 2^32 + 8 * 2^32
            if (end > cloud.pointStep()) {
                boolean oneFits = field.offset() + bytes <= cloud.pointStep();
                throw new BadCloudException(
                        where + (oneFits ? ".count" : ".offset"),
                        "of " + quoted(field) + " is " + (oneFits ? field.count() : field.offset())
                                + ": it would end at byte " + end + " of a point of " + cloud.pointStep());
            }
            return new PointColumn(field.datatype(), (int) field.offset());
        }

        /** The column of a name; null if there is none. */
        PointColumn named(String name) {
            return at(known -> FieldNames.find(name, known));
        }

        /** Likewise of the intensity. */
        PointColumn intensity() {
            return at(FieldNames::intensity);
        }

        private PointColumn at(Function<List<String>, OptionalInt> found) {
            try {
                OptionalInt at = found.apply(names);
                return at.isPresent() ? columns.get(at.getAsInt()) : null;
            } catch (IllegalArgumentException ambiguous) {
                throw new BadCloudException("fields", ambiguous.getMessage());
            }
        }

        /** The first of each name. */
        Map<String, PointColumn> byName() {
            Map<String, PointColumn> byName = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                byName.putIfAbsent(names.get(i), columns.get(i));
            }
            return byName;
        }
    }

    private static String quoted(PointField field) {
        String name = field.name();
        return "\"" + (name.length() > 40 ? name.substring(0, 40) + "..." : name) + "\"";
    }

    private static PointColumn coordinate(Fields fields, String name) {
        PointColumn column = fields.named(name);
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

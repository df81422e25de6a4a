package io.foresight.perception.data.pcd;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.points.FieldNames;
import io.foresight.perception.points.PointCloud;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import java.util.function.Function;

/** The points of one PCD file: flat x, y, z, intensity as stored, intensity 0 where there is none. */
final class PcdSweep {
    private static final long MAX_BYTES = 256L << 20;

    private final String file;
    private final PcdHeader header;
    private final PcdField[] columns = new PcdField[PointCloud.STRIDE];
    private final float[] xyzi;

    private PcdSweep(byte[] content, String file) throws IOException {
        this.file = file;
        header = PcdHeader.parse(content, content.length, file);
        columns[0] = coordinate("x");
        columns[1] = coordinate("y");
        columns[2] = coordinate("z");
        columns[3] = column(FieldNames::intensity);
        if (columns[3] != null && columns[3].count() == 0) {
            columns[3] = null;
        }
        xyzi = switch (header.encoding()) {
            case ASCII -> ascii(content);
            case BINARY -> binary(content);
            case BINARY_COMPRESSED -> compressed(content);
        };
        if (columns[3] != null) {
            for (int i = 3; i < xyzi.length; i += PointCloud.STRIDE) {
                xyzi[i] = columns[3].unsigned(xyzi[i]);
            }
        }
    }

    static PcdSweep read(Path path) throws IOException {
        return new PcdSweep(BoundedFile.read(path, MAX_BYTES).array(), path.toString());
    }

    /** The array itself. */
    float[] xyzi() {
        return xyzi;
    }

    /** What the fields are called. */
    String fields() {
        return FieldNames.listed(header.names());
    }

    /** How intensities are stored; empty where there are none. */
    Optional<IntensityType> intensity() {
        return Optional.ofNullable(columns[3]).map(IntensityType::of);
    }

    private float[] binary(byte[] content) throws BadDataException {
        long needed = (long) header.points() * header.stride();
        int there = content.length - header.dataAt();
        if (there < needed || holdsMorePoints(content, header.dataAt() + (int) needed)) {
            throw new BadDataException(file + ": has " + there + " bytes of points, the header counts " + needed + " ("
                    + header.points() + " points of " + header.stride() + " bytes)");
        }
        ByteBuffer data = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        float[] points = new float[header.points() * PointCloud.STRIDE];
        for (int i = 0; i < points.length; i++) {
            PcdField column = columns[i % PointCloud.STRIDE];
            if (column != null) {
                points[i] =
                        column.read(data, header.dataAt() + i / PointCloud.STRIDE * header.stride() + column.offset());
            }
        }
        return points;
    }

    /**
     * Whether what follows is points that the header does not count: whole ones, and not all zero, with which some versions of PCL fill the
     * file's last page. Anything else is ignored, as PCL does.
     */
    private boolean holdsMorePoints(byte[] content, int from) {
        if (header.stride() == 0 || (content.length - from) % header.stride() != 0) {
            return false;
        }
        for (int i = from; i < content.length; i++) {
            if (content[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The layout: compressed and uncompressed size, then the LZF-compressed values, field by field. */
    private float[] compressed(byte[] content) throws BadDataException {
        int sizesAt = header.dataAt();
        if (content.length - sizesAt < 2 * Integer.BYTES) {
            throw new BadDataException(file + ": ends before its compressed sizes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long packed = Integer.toUnsignedLong(buffer.getInt(sizesAt));
        long unpacked = Integer.toUnsignedLong(buffer.getInt(sizesAt + Integer.BYTES));
        long needed = (long) header.points() * header.stride();
        int packedAt = sizesAt + 2 * Integer.BYTES;
        if (packed > content.length - packedAt) {
            throw new BadDataException(
                    file + ": says " + packed + " compressed bytes, has " + (content.length - packedAt));
        }
        if (unpacked != needed || needed > MAX_BYTES) {
            throw new BadDataException(file + ": says " + unpacked + " bytes uncompressed, the header counts " + needed
                    + ", at most " + MAX_BYTES + " are read");
        }
        byte[] values = Lzf.decompress(content, packedAt, (int) packed, (int) needed, file);
        ByteBuffer data = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
        float[] points = new float[header.points() * PointCloud.STRIDE];
        for (int i = 0; i < points.length; i++) {
            PcdField column = columns[i % PointCloud.STRIDE];
            if (column != null) {
                int at = i / PointCloud.STRIDE;
                points[i] = column.read(data, column.offset() * header.points() + at * column.bytes());
            }
        }
        return points;
    }

    /** A point is a line: so a value that is missing or too many in one does not move those of others. */
    private float[] ascii(byte[] content) throws IOException {
        int valuesPerPoint = header.fields().stream().mapToInt(PcdField::count).sum();
        long needed = (long) header.points() * valuesPerPoint;
        int length = content.length - header.dataAt();
        if (needed > length) { // every value takes at least one character; do not allocate memory for a wrong count
            throw new BadDataException(file + ": has " + length + " characters for " + needed + " values");
        }
        float[] points = new float[header.points() * PointCloud.STRIDE];
        int point = 0;
        try (BufferedReader lines = lines(content)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                StringTokenizer words = new StringTokenizer(line);
                if (words.hasMoreTokens()) {
                    requirePoint(point, words.countTokens(), valuesPerPoint);
                    store(points, point++, words);
                }
            }
        }
        if (point < header.points()) {
            throw new BadDataException(file + ": ends at point " + point + " of " + header.points());
        }
        return points;
    }

    private BufferedReader lines(byte[] content) {
        ByteArrayInputStream text =
                new ByteArrayInputStream(content, header.dataAt(), content.length - header.dataAt());
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII));
    }

    private void requirePoint(int point, int values, int needed) throws BadDataException {
        if (point == header.points()) {
            throw new BadDataException(file + ": has more lines than the header's " + point + " points");
        }
        if (values != needed) {
            throw new BadDataException(
                    file + ": point " + point + " has " + values + " values, the header gives each " + needed);
        }
    }

    private void store(float[] points, int point, StringTokenizer words) throws BadDataException {
        for (PcdField field : header.fields()) {
            for (int value = 0; value < field.count(); value++) {
                store(points, point, field, value, words.nextToken());
            }
        }
    }

    private void store(float[] points, int point, PcdField field, int value, String word) throws BadDataException {
        for (int column = 0; column < PointCloud.STRIDE; column++) {
            if (value == 0 && field.equals(columns[column])) {
                try {
                    points[point * PointCloud.STRIDE + column] = Float.parseFloat(word);
                } catch (NumberFormatException notANumber) {
                    if (!word.equalsIgnoreCase("nan") && !word.equalsIgnoreCase("-nan")) {
                        throw new BadDataException(
                                file + ": " + field.name() + " of point " + point + " is not a number: \"" + word
                                        + "\"",
                                notANumber);
                    }
                    points[point * PointCloud.STRIDE + column] = Float.NaN;
                }
            }
        }
    }

    private PcdField coordinate(String name) throws BadDataException {
        PcdField field = column(names -> FieldNames.find(name, names));
        if (field == null) {
            throw new BadDataException(file + ": FIELDS has no " + name + ", a point needs x, y and z");
        }
        if (field.kind() != 'F' || field.count() != 1) {
            throw new BadDataException(file + ": field " + field.name() + " must be one float, is TYPE " + field.kind()
                    + " COUNT " + field.count());
        }
        return field;
    }

    /** The field that is found among the names; null if there is none. */
    private PcdField column(Function<List<String>, OptionalInt> found) throws BadDataException {
        OptionalInt at;
        try {
            at = found.apply(header.names());
        } catch (IllegalArgumentException ambiguous) {
            throw new BadDataException(file + ": FIELDS " + ambiguous.getMessage(), ambiguous);
        }
        if (at.isEmpty()) {
            return null;
        }
        PcdField field = header.fields().get(at.getAsInt());
        if (!field.isReadable()) {
            throw new BadDataException(file + ": field " + field.name() + " has TYPE " + field.kind() + " and SIZE "
                    + field.size() + "; read are F of 4 or 8 and I, U of 1, 2, 4 or 8 bytes");
        }
        return field;
    }
}

package io.foresight.perception.data.pcd;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.IntensityScale;
import io.foresight.perception.points.PointCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/** Reads one PCD file to flat x, y, z, intensity. */
final class PcdSweep {
    private static final long MAX_BYTES = 256L << 20;
    /** Field names used for intensity by PCL and by common drivers. */
    private static final String[] INTENSITY_NAMES = {"intensity", "i", "reflectivity", "reflectance"};

    private final String file;
    private final PcdHeader header;
    private final PcdField[] columns = new PcdField[PointCloud.STRIDE];

    private PcdSweep(String file, PcdHeader header) throws BadDataException {
        this.file = file;
        this.header = header;
        columns[0] = coordinate("x");
        columns[1] = coordinate("y");
        columns[2] = coordinate("z");
        for (String name : INTENSITY_NAMES) {
            Optional<PcdField> found = header.field(name);
            if (columns[3] == null && found.isPresent() && found.get().count() > 0) {
                columns[3] = found.get();
            }
        }
    }

    /** The points with intensities in [0, 1]; 0 where the file has none. */
    static float[] read(Path path) throws IOException {
        byte[] content = BoundedFile.read(path, MAX_BYTES).array();
        String file = path.toString();
        PcdHeader header = PcdHeader.parse(content, content.length, file);
        PcdSweep sweep = new PcdSweep(file, header);
        float[] xyzi =
                switch (header.encoding()) {
                    case ASCII -> sweep.ascii(content);
                    case BINARY -> sweep.binary(content);
                    case BINARY_COMPRESSED -> sweep.compressed(content);
                };
        int fullScale = sweep.columns[3] == null ? 1 : sweep.columns[3].fullScale();
        if (fullScale > 1) {
            for (int i = 3; i < xyzi.length; i += PointCloud.STRIDE) {
                xyzi[i] /= fullScale;
            }
        } else {
            IntensityScale.toUnit(xyzi, header.points());
        }
        return xyzi;
    }

    private float[] binary(byte[] content) throws BadDataException {
        long needed = (long) header.points() * header.stride();
        int there = content.length - header.dataAt();
        if (there < needed || !isPadding(content, header.dataAt() + (int) needed)) {
            throw new BadDataException(file + ": has " + there + " bytes of points, the header counts " + needed + " ("
                    + header.points() + " points of " + header.stride() + " bytes)");
        }
        ByteBuffer data = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        float[] xyzi = new float[header.points() * PointCloud.STRIDE];
        for (int i = 0; i < xyzi.length; i++) {
            PcdField column = columns[i % PointCloud.STRIDE];
            if (column != null) {
                xyzi[i] =
                        column.read(data, header.dataAt() + i / PointCloud.STRIDE * header.stride() + column.offset());
            }
        }
        return xyzi;
    }

    /** Whether the rest is zero padding: some versions of PCL fill the file's last page with zeros. */
    private static boolean isPadding(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] != 0) {
                return false;
            }
        }
        return true;
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
        float[] xyzi = new float[header.points() * PointCloud.STRIDE];
        for (int i = 0; i < xyzi.length; i++) {
            PcdField column = columns[i % PointCloud.STRIDE];
            if (column != null) {
                int point = i / PointCloud.STRIDE;
                xyzi[i] = column.read(data, column.offset() * header.points() + point * column.bytes());
            }
        }
        return xyzi;
    }

    private float[] ascii(byte[] content) throws BadDataException {
        String text = new String(content, header.dataAt(), content.length - header.dataAt(), StandardCharsets.US_ASCII);
        StringTokenizer words = new StringTokenizer(text);
        int valuesPerPoint = header.fields().stream().mapToInt(PcdField::count).sum();
        long needed = (long) header.points() * valuesPerPoint;
        if (needed
                > text.length()) { // every value takes at least one character; do not allocate memory for a wrong count
            throw new BadDataException(file + ": has " + text.length() + " characters for " + needed + " values");
        }
        float[] xyzi = new float[header.points() * PointCloud.STRIDE];
        for (int point = 0; point < header.points(); point++) {
            for (PcdField field : header.fields()) {
                for (int value = 0; value < field.count(); value++) {
                    if (!words.hasMoreTokens()) {
                        throw new BadDataException(file + ": ends at point " + point + " of " + header.points());
                    }
                    String word = words.nextToken();
                    store(xyzi, point, field, value, word);
                }
            }
        }
        if (words.hasMoreTokens()) {
            throw new BadDataException(file + ": has more values than the header's " + header.points() + " points");
        }
        return xyzi;
    }

    private void store(float[] xyzi, int point, PcdField field, int value, String word) throws BadDataException {
        for (int column = 0; column < PointCloud.STRIDE; column++) {
            if (value == 0 && field.equals(columns[column])) {
                try {
                    xyzi[point * PointCloud.STRIDE + column] = Float.parseFloat(word);
                } catch (NumberFormatException notANumber) {
                    if (!word.equalsIgnoreCase("nan") && !word.equalsIgnoreCase("-nan")) {
                        throw new BadDataException(
                                file + ": " + field.name() + " of point " + point + " is not a number: \"" + word
                                        + "\"",
                                notANumber);
                    }
                    xyzi[point * PointCloud.STRIDE + column] = Float.NaN;
                }
            }
        }
    }

    private PcdField coordinate(String name) throws BadDataException {
        PcdField field = header.field(name)
                .orElseThrow(
                        () -> new BadDataException(file + ": FIELDS has no " + name + ", a point needs x, y and z"));
        if (field.kind() != 'F' || field.count() != 1) {
            throw new BadDataException(file + ": field " + name + " must be one float, is TYPE " + field.kind()
                    + " COUNT " + field.count());
        }
        return field;
    }
}

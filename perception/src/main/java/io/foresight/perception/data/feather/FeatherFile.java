package io.foresight.perception.data.feather;

import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.feather.ColumnType.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A table in a file of Arrow's IPC format (Feather, version 2): flat columns of numbers and texts in any number of record batches, not packed or
 * packed by LZ4. A column is unpacked when it is asked for. What is declared is checked before memory is taken: at most {@value #MAX_BYTES}
 * bytes of a file, {@value #MAX_ROWS} rows, and {@value #MAX_TEXT} bytes of texts in a column.
 *
 * <p>Metadata are read by Apache's {@code arrow-format}. Its {@code arrow-vector} is not used: it unpacks LZ4 into as much memory as a buffer
 * declares, and needs JDK internals to be opened by a flag.
 */
public final class FeatherFile {
    static final int MAX_BYTES = 256 << 20;
    static final int MAX_ROWS = 4_000_000;
    static final int MAX_TEXT = 64 << 20;

    private final Path path;
    private final List<FeatherColumn> columns;
    private final List<Batch> batches;
    private final int rows;

    FeatherFile(Path path, List<FeatherColumn> columns, List<Batch> batches) {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.batches = List.copyOf(batches);
        rows = batches.stream().mapToInt(Batch::rows).sum();
    }

    /**
     * Reads the file and what it says of its columns.
     *
     * @throws BadDataException when it is no such file, damaged, or beyond a limit
     */
    public static FeatherFile read(Path path) throws IOException {
        return new FeatherMetadata(path, BoundedFile.read(path, MAX_BYTES)).table();
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Names of the columns, in order. */
    public List<String> columns() {
        return columns.stream().map(FeatherColumn::name).toList();
    }

    /**
     * A column of float16 or float32.
     *
     * @throws BadDataException when there is none of this name and type, or it is damaged
     */
    public float[] floats(String name) throws BadDataException {
        FeatherColumn column = column(name, Set.of(Kind.FLOAT), Float.SIZE, "float16 or float32");
        float[] values = new float[rows];
        int row = 0;
        for (Batch batch : batches) {
            ByteBuffer data = numbers(batch, column);
            for (int i = 0; i < batch.rows(); i++) {
                values[row++] = column.type().bits() == Short.SIZE
                        ? HalfFloat.value(data.getShort(Short.BYTES * i))
                        : data.getFloat(Float.BYTES * i);
            }
        }
        return values;
    }

    /**
     * A column of float16, float32 or float64.
     *
     * @throws BadDataException when there is none of this name and type, or it is damaged
     */
    public double[] doubles(String name) throws BadDataException {
        FeatherColumn column = column(name, Set.of(Kind.FLOAT), Double.SIZE, "float16, float32 or float64");
        double[] values = new double[rows];
        int row = 0;
        for (Batch batch : batches) {
            ByteBuffer data = numbers(batch, column);
            for (int i = 0; i < batch.rows(); i++) {
                values[row++] = switch (column.type().bits()) {
                    case Short.SIZE -> HalfFloat.value(data.getShort(Short.BYTES * i));
                    case Float.SIZE -> data.getFloat(Float.BYTES * i);
                    default -> data.getDouble(Double.BYTES * i);
                };
            }
        }
        return values;
    }

    /**
     * A column of integers of 8 to 64 bits, signed or not; values from 2^63 on are refused. A bool is 0 or 1.
     *
     * @throws BadDataException when there is none of this name and type, or it is damaged
     */
    public long[] integers(String name) throws BadDataException {
        FeatherColumn column = column(name, Set.of(Kind.INT, Kind.UINT, Kind.BOOL), Long.SIZE, "an integer");
        boolean signed = column.type().kind() == Kind.INT;
        long[] values = new long[rows];
        int row = 0;
        for (Batch batch : batches) {
            ByteBuffer data = numbers(batch, column);
            for (int i = 0; i < batch.rows(); i++) {
                long value =
                        switch (column.type().bits()) {
                            case 1 -> data.get(i / Byte.SIZE) >> i % Byte.SIZE & 1;
                            case Byte.SIZE -> signed ? data.get(i) : Byte.toUnsignedLong(data.get(i));
                            case Short.SIZE ->
                                signed ? data.getShort(2 * i) : Short.toUnsignedLong(data.getShort(2 * i));
                            case Integer.SIZE ->
                                signed ? data.getInt(4 * i) : Integer.toUnsignedLong(data.getInt(4 * i));
                            default -> data.getLong(8 * i);
                        };
                if (!signed && value < 0) {
                    throw new BadDataException(
                            batch.where() + ": column " + name + ", row " + row + " is above " + Long.MAX_VALUE);
                }
                values[row++] = value;
            }
        }
        return values;
    }

    /**
     * A column of texts. Equal texts that follow each other are the same object.
     *
     * @throws BadDataException when there is none of this name and type, or it is damaged
     */
    public String[] texts(String name) throws BadDataException {
        FeatherColumn column = column(name, Set.of(Kind.TEXT), Long.SIZE, "text");
        String[] values = new String[rows];
        int row = 0;
        int bytes = 0;
        for (Batch batch : batches) {
            if (batch.rows() > 0) {
                bytes += texts(batch, column, values, row, MAX_TEXT - bytes);
                row += batch.rows();
            }
        }
        return values;
    }

    /** Bytes of the texts of a batch, which are put from row {@code first} on. */
    private static int texts(Batch batch, FeatherColumn column, String[] values, int first, int mostBytes)
            throws BadDataException {
        int width = column.type().bits() / Byte.SIZE;
        ByteBuffer offsets = batch.buffer(column, column.firstBuffer() + 1, width * (batch.rows() + 1));
        long end = offset(offsets, width, batch.rows());
        if (end < 0 || end > mostBytes) {
            throw new BadDataException(batch.where() + ": column " + column.name() + " has " + end
                    + " bytes of text, must be 0 to " + mostBytes
                    + " (" + MAX_TEXT + " in all batches)");
        }
        ByteBuffer data = batch.buffer(column, column.firstBuffer() + 2, (int) end);
        for (int i = 0; i < batch.rows(); i++) {
            long from = offset(offsets, width, i);
            long to = offset(offsets, width, i + 1);
            if (from < 0 || to < from || to > end) {
                throw new BadDataException(batch.where() + ": column " + column.name() + ", row " + (first + i)
                        + " reaches from byte " + from + " to " + to + " of " + end);
            }
            String text = new String(
                    data.array(), data.arrayOffset() + (int) from, (int) (to - from), StandardCharsets.UTF_8);
            values[first + i] = i > 0 && text.equals(values[first + i - 1]) ? values[first + i - 1] : text;
        }
        return (int) end;
    }

    private static long offset(ByteBuffer offsets, int width, int i) {
        return width == Integer.BYTES ? offsets.getInt(width * i) : offsets.getLong(width * i);
    }

    private static ByteBuffer numbers(Batch batch, FeatherColumn column) throws BadDataException {
        long bits = (long) batch.rows() * column.type().bits();
        return batch.buffer(column, column.firstBuffer() + 1, (int) ((bits + Byte.SIZE - 1) / Byte.SIZE));
    }

    private FeatherColumn column(String name, Set<Kind> kinds, int mostBits, String rule) throws BadDataException {
        for (FeatherColumn column : columns) {
            if (column.name().equals(name)) {
                if (!kinds.contains(column.type().kind()) || column.type().bits() > mostBits) {
                    throw new BadDataException(path + ": column " + name + " is of "
                            + column.type().text() + ", must be " + rule);
                }
                refuseNulls(column);
                return column;
            }
        }
        String known = ShownText.name(String.join(", ", columns()));
        throw new BadDataException(path + ": has no column " + name + "; columns: " + known);
    }

    private void refuseNulls(FeatherColumn column) throws BadDataException {
        for (Batch batch : batches) {
            if (batch.nulls(column.node()) != 0) {
                throw new BadDataException(batch.where() + ": column " + column.name() + " has "
                        + batch.nulls(column.node()) + " rows without a value");
            }
        }
    }
}

package io.foresight.perception.data.feather;

import com.google.flatbuffers.Table;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;

/**
 * What a column holds.
 *
 * @param bits of a number, or of a text's offset
 * @param buffers that a column of this kind has in a batch, the one of what is null included
 */
record ColumnType(Kind kind, int bits, int buffers) {
    enum Kind {
        FLOAT,
        INT,
        UINT,
        BOOL,
        TEXT,
        /** Not read; {@link FeatherFile} says so when it is asked for. */
        OTHER
    }

    /** The type of a field of a schema. */
    static ColumnType of(Field field) {
        if (field.dictionary() != null) {
            return new ColumnType(Kind.OTHER, 0, 2);
        }
        return switch (field.typeType()) {
            case Type.FloatingPoint -> {
                FloatingPoint type = (FloatingPoint) told(field, field.type(new FloatingPoint()));
                yield new ColumnType(Kind.FLOAT, bits(type.precision()), 2);
            }
            case Type.Int -> {
                Int type = (Int) told(field, field.type(new Int()));
                yield new ColumnType(type.isSigned() ? Kind.INT : Kind.UINT, width(field, type.bitWidth()), 2);
            }
            case Type.Bool -> new ColumnType(Kind.BOOL, 1, 2);
            case Type.Utf8 -> new ColumnType(Kind.TEXT, Integer.SIZE, 3);
            case Type.LargeUtf8 -> new ColumnType(Kind.TEXT, Long.SIZE, 3);
            case Type.Binary, Type.LargeBinary -> new ColumnType(Kind.OTHER, 0, 3);
            case Type.Decimal,
                    Type.Date,
                    Type.Time,
                    Type.Timestamp,
                    Type.Interval,
                    Type.Duration,
                    Type.FixedSizeBinary -> new ColumnType(Kind.OTHER, 0, 2);
            default ->
                throw new IllegalArgumentException("column " + field.name() + " is of Arrow's type "
                        + Type.name(field.typeType()) + ", which is not read; it must be a number or a text");
        };
    }

    private static Table told(Field field, Table type) {
        if (type == null) {
            throw new IllegalArgumentException("column " + field.name() + " does not tell its type");
        }
        return type;
    }

    private static int width(Field field, int bits) {
        if (bits != Byte.SIZE && bits != Short.SIZE && bits != Integer.SIZE && bits != Long.SIZE) {
            throw new IllegalArgumentException("column " + field.name() + " has integers of " + bits + " bits");
        }
        return bits;
    }

    private static int bits(short precision) {
        return switch (precision) {
            case Precision.HALF -> 16;
            case Precision.SINGLE -> Float.SIZE;
            default -> Double.SIZE;
        };
    }

    /** In messages, such as {@code int32}. */
    String text() {
        return switch (kind) {
            case FLOAT -> "float" + bits;
            case INT -> "int" + bits;
            case UINT -> "uint" + bits;
            case BOOL -> "bool";
            case TEXT -> "text";
            case OTHER -> "another type";
        };
    }
}

package io.foresight.perception.data.waymo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a protobuf message one by one, without copying what they hold:
 *
 * <pre>    while (message.next()) { switch (message.field()) { case 1 -> name = message.text("name"); default -> message.skip(); } }</pre>
 *
 * Every error names the place of the message and the field.
 */
final class ProtoMessage {
    private static final int MATRIX = 16;
    private static final int MOST_TEXT = 4096;

    private final CodedInputStream in;
    private final ByteBuffer bytes;
    private final String record;
    private final String path;
    private final String where;
    private int tag;

    /**
     * A message.
     *
     * @param bytes on the heap, from position to limit
     * @param record such as {@code FILE: record 3: }, for messages
     */
    ProtoMessage(ByteBuffer bytes, String record) {
        this(bytes, record, "");
    }

    private ProtoMessage(ByteBuffer bytes, String record, String path) {
        this.bytes = bytes;
        this.record = record;
        this.path = path;
        where = path.isEmpty() ? record : record + path + ": ";
        in = CodedInputStream.newInstance(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        in.enableAliasing(true);
    }

    /** For messages: where this is, with a colon and a blank at the end. */
    String where() {
        return where;
    }

    /** Goes to the next field; false at the end. */
    boolean next() throws BadDataException {
        try {
            tag = in.readTag();
            return tag != 0;
        } catch (IOException damaged) {
            throw bad("message", damaged);
        }
    }

    /** Number of the field. */
    int field() {
        return WireFormat.getTagFieldNumber(tag);
    }

    /** Passes the field over. */
    void skip() throws BadDataException {
        try {
            in.skipField(tag);
        } catch (IOException damaged) {
            throw bad("field " + field(), damaged);
        }
    }

    /** A double that is finite. */
    double number(String name) throws BadDataException {
        require(name, WireFormat.WIRETYPE_FIXED64, "a double");
        double value;
        try {
            value = in.readDouble();
        } catch (IOException damaged) {
            throw bad(name, damaged);
        }
        return finite(name, value);
    }

    /** An integer. */
    long integer(String name) throws BadDataException {
        require(name, WireFormat.WIRETYPE_VARINT, "an integer");
        try {
            return in.readInt64();
        } catch (IOException damaged) {
            throw bad(name, damaged);
        }
    }

    /** A view of bytes, in the array of the whole. */
    ByteBuffer bytes(String name) throws BadDataException {
        require(name, WireFormat.WIRETYPE_LENGTH_DELIMITED, "bytes");
        try {
            int length = in.readRawVarint32();
            int at = bytes.arrayOffset() + bytes.position() + in.getTotalBytesRead();
            in.skipRawBytes(length);
            return ByteBuffer.wrap(bytes.array(), at, length);
        } catch (IOException damaged) {
            throw bad(name, damaged);
        }
    }

    /** A text. */
    String text(String name) throws BadDataException {
        ByteBuffer text = bytes(name);
        if (text.remaining() > MOST_TEXT) {
            throw new BadDataException(where + name + ": has " + text.remaining() + " bytes, at most " + MOST_TEXT);
        }
        return StandardCharsets.UTF_8.decode(text).toString();
    }

    /** A message in this one. */
    ProtoMessage message(String name) throws BadDataException {
        ByteBuffer content = bytes(name);
        return new ProtoMessage(content, record, path.isEmpty() ? name : path + ", " + name);
    }

    /** The numbers so far and those of this field: one, or many that are packed; at most {@code most} in all. */
    double[] numbers(String name, double[] soFar, int most) throws BadDataException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return appended(name, soFar, most, new double[] {number(name)});
        }
        ByteBuffer packed = bytes(name).slice().order(ByteOrder.LITTLE_ENDIAN);
        double[] more = new double[Math.min(most + 1, packed.remaining() / Double.BYTES)];
        for (int i = 0; i < more.length; i++) {
            more[i] = finite(name, packed.getDouble());
        }
        return appended(name, soFar, most, more);
    }

    private double[] appended(String name, double[] soFar, int most, double[] more) throws BadDataException {
        if (soFar.length + more.length > most) {
            throw new BadDataException(where + name + ": has more than " + most + " numbers");
        }
        double[] all = Arrays.copyOf(soFar, soFar.length + more.length);
        System.arraycopy(more, 0, all, soFar.length, more.length);
        return all;
    }

    /** This message, of a matrix of 4 x 4 numbers, row by row. */
    RigidTransform transform(FrameId from, FrameId to) throws BadDataException {
        double[] matrix = new double[0];
        while (next()) {
            if (field() == 1) {
                matrix = numbers("transform", matrix, MATRIX);
            } else {
                skip();
            }
        }
        if (matrix.length != MATRIX) {
            throw new BadDataException(where + "has " + matrix.length + " numbers, must have " + MATRIX);
        }
        try {
            return RigidTransform.ofMatrix(from, to, Arrays.copyOf(matrix, 12));
        } catch (BadGeometryException notRigid) {
            throw new BadDataException(where + notRigid.getMessage(), notRigid);
        }
    }

    private double finite(String name, double value) throws BadDataException {
        if (!Double.isFinite(value)) {
            throw new BadDataException(where + name + ": must be finite, got " + value);
        }
        return value;
    }

    private void require(String name, int wireType, String what) throws BadDataException {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new BadDataException(where + name + ": field " + field() + " is of wire type "
                    + WireFormat.getTagWireType(tag) + ", must be " + wireType + " (" + what + ")");
        }
    }

    private BadDataException bad(String name, IOException damaged) {
        return new BadDataException(where + name + ": " + damaged.getMessage(), damaged);
    }
}

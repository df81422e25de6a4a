package io.foresight.perception.data.feather;

import io.foresight.core.pack.BadPackingException;
import io.foresight.core.pack.Lz4Frames;
import io.foresight.perception.data.BadDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Some rows of a table. Memory is taken for what the rows need, at most twice, never for what a packed buffer declares.
 *
 * @param where file and number of the batch, for messages
 * @param meta what is where in the body
 * @param body the buffers
 * @param rows of each column
 */
record Batch(String where, RecordBatch meta, ByteBuffer body, int rows) {
    private static final int LENGTH_BYTES = 8; // before what is packed
    private static final long NOT_PACKED = -1;
    private static final int MOST_PADDING = 64;

    /** Refuses what does not fit the columns, lies outside the body, or is packed in another way than LZ4. */
    void check(List<FeatherColumn> columns) throws BadDataException {
        int buffers =
                columns.stream().mapToInt(column -> column.type().buffers()).sum();
        if (meta.nodesLength() != columns.size() || meta.buffersLength() != buffers) {
            throw new BadDataException(where + " has " + meta.nodesLength() + " columns in " + meta.buffersLength()
                    + " buffers, the schema needs " + columns.size() + " in " + buffers);
        }
        if (meta.compression() != null && meta.compression().codec() != CompressionType.LZ4_FRAME) {
            throw new BadDataException(where + " is packed by "
                    + CompressionType.name(meta.compression().codec()) + ", only LZ4_FRAME or none is read");
        }
        for (FeatherColumn column : columns) {
            if (meta.nodes(column.node()).length() != rows) {
                throw new BadDataException(where + ": column " + column.name() + " has "
                        + meta.nodes(column.node()).length() + " rows, the batch has " + rows);
            }
            for (int i = 0; i < column.type().buffers(); i++) {
                Buffer at = meta.buffers(column.firstBuffer() + i);
                if (at.offset() < 0 || at.length() < 0 || at.offset() > body.capacity() - at.length()) {
                    throw new BadDataException(where + ": column " + column.name() + " has " + at.length()
                            + " bytes from byte " + at.offset() + " of a body of " + body.capacity());
                }
            }
        }
    }

    /** Values of a column that are null. */
    long nulls(int column) {
        return meta.nodes(column).nullCount();
    }

    /**
     * The first bytes of a buffer, unpacked.
     *
     * @throws BadDataException when it holds fewer
     */
    ByteBuffer buffer(FeatherColumn column, int number, int bytes) throws BadDataException {
        Buffer at = meta.buffers(number);
        String what = where + ": column " + column.name();
        ByteBuffer stored = body.slice((int) at.offset(), (int) at.length()).order(ByteOrder.LITTLE_ENDIAN);
        if (meta.compression() == null || stored.capacity() == 0) {
            return first(stored, bytes, what);
        }
        if (stored.capacity() < LENGTH_BYTES) {
            throw new BadDataException(what + " has a packed buffer of " + stored.capacity() + " bytes");
        }
        long declared = stored.getLong(0);
        ByteBuffer packed = stored.slice(LENGTH_BYTES, stored.capacity() - LENGTH_BYTES);
        if (declared == NOT_PACKED) {
            return first(packed, bytes, what);
        }
        if (declared < bytes || declared > 2L * bytes + MOST_PADDING) {
            throw new BadDataException(what + " declares " + declared + " bytes, " + rows + " rows need " + bytes);
        }
        return unpacked(packed, (int) declared, what);
    }

    private static ByteBuffer first(ByteBuffer stored, int bytes, String what) throws BadDataException {
        if (stored.capacity() < bytes) {
            throw new BadDataException(what + " has " + stored.capacity() + " bytes, its rows need " + bytes);
        }
        return stored.slice(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer unpacked(ByteBuffer packed, int bytes, String what) throws BadDataException {
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            new Lz4Frames().unpack(packed, into);
        } catch (BadPackingException damaged) {
            throw new BadDataException(what + " " + damaged.getMessage(), damaged);
        }
        if (into.hasRemaining()) {
            throw new BadDataException(what + " unpacks to " + into.position() + " bytes, declared are " + bytes);
        }
        return into.flip();
    }
}

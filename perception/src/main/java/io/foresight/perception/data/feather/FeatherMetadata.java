package io.foresight.perception.data.feather;

import io.foresight.perception.data.BadDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** Reads what a file says of its columns and batches: the footer, and the head of each batch. */
final class FeatherMetadata {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER_BYTES = Integer.BYTES + MAGIC.length;
    private static final int CONTINUED = -1; // before a message's length; older files do not have it
    private static final int MAX_COLUMNS = 1000;
    private static final int MAX_BATCHES = 100_000;

    private final Path path;
    private final ByteBuffer file;

    FeatherMetadata(Path path, ByteBuffer file) {
        this.path = path;
        this.file = file;
    }

    FeatherFile table() throws BadDataException {
        if (!hasMagic(0) || !hasMagic(file.capacity() - MAGIC.length)) {
            throw new BadDataException(path + ": must start and end with ARROW1; the file is truncated or no Feather"
                    + " file of version 2");
        }
        try {
            return table(footer());
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ClassCastException damaged) {
            // flatbuffers are not checked before they are read: whatever points beyond them ends here
            throw new BadDataException(path + ": metadata are damaged: " + damaged.getMessage(), damaged);
        }
    }

    private boolean hasMagic(int at) {
        return file.capacity() >= MAGIC.length + 2 + TRAILER_BYTES
                && file.slice(at, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    private Footer footer() throws BadDataException {
        int end = file.capacity() - TRAILER_BYTES;
        int length = file.getInt(end);
        if (length < 1 || length > end) {
            throw new BadDataException(path + ": the footer has " + length + " bytes, before it are " + end);
        }
        return Footer.getRootAsFooter(slice(end - length, length));
    }

    private FeatherFile table(Footer footer) throws BadDataException {
        List<FeatherColumn> columns = columns(footer.schema());
        if (footer.recordBatchesLength() > MAX_BATCHES) {
            throw new BadDataException(
                    path + ": has " + footer.recordBatchesLength() + " batches, the limit is " + MAX_BATCHES);
        }
        List<Batch> batches = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            Batch batch = batch(footer.recordBatches(i), path + ": batch " + i, FeatherFile.MAX_ROWS - rows);
            batch.check(columns);
            rows += batch.rows();
            batches.add(batch);
        }
        return new FeatherFile(path, columns, batches);
    }

    private List<FeatherColumn> columns(Schema schema) throws BadDataException {
        if (schema == null || schema.fieldsLength() > MAX_COLUMNS) {
            throw new BadDataException(path + ": must have a schema of at most " + MAX_COLUMNS + " columns, got "
                    + (schema == null ? "none" : schema.fieldsLength()));
        }
        if (schema.endianness() != Endianness.Little) {
            throw new BadDataException(path + ": is big-endian, only little-endian is read");
        }
        List<FeatherColumn> columns = new ArrayList<>();
        int buffers = 0;
        for (int i = 0; i < schema.fieldsLength(); i++) {
            String name = schema.fields(i).name();
            ColumnType type = ColumnType.of(schema.fields(i));
            columns.add(new FeatherColumn(name == null ? "" : name, type, i, buffers));
            buffers += type.buffers();
        }
        return columns;
    }

    private Batch batch(Block block, String where, long mostRows) throws BadDataException {
        long bodyAt = block.offset() + block.metaDataLength();
        if (block.offset() < 0
                || block.metaDataLength() < 2 * Integer.BYTES
                || block.bodyLength() < 0
                || bodyAt < 0
                || bodyAt > file.capacity() - block.bodyLength()) {
            throw new BadDataException(where + " has " + block.metaDataLength() + " and " + block.bodyLength()
                    + " bytes from byte " + block.offset() + " of " + file.capacity());
        }
        int at = (int) block.offset();
        int prefix = file.getInt(at) == CONTINUED ? 2 * Integer.BYTES : Integer.BYTES;
        Message message = Message.getRootAsMessage(slice(at + prefix, block.metaDataLength() - prefix));
        if (message.headerType() != MessageHeader.RecordBatch) {
            throw new BadDataException(where + " is a message of type " + message.headerType() + ", must be "
                    + MessageHeader.RecordBatch + " (a record batch)");
        }
        RecordBatch meta = (RecordBatch) message.header(new RecordBatch());
        if (meta == null || meta.length() < 0 || meta.length() > mostRows) {
            throw new BadDataException(where + " has " + (meta == null ? "no" : meta.length())
                    + " rows, must have 0 to " + mostRows + " (" + FeatherFile.MAX_ROWS + " in all batches)");
        }
        return new Batch(where, meta, slice((int) bodyAt, (int) block.bodyLength()), (int) meta.length());
    }

    private ByteBuffer slice(int at, int length) {
        return file.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}

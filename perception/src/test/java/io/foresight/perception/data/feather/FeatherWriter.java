package io.foresight.perception.data.feather;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/** Writes a table as pyarrow does, or in ways that it does not. */
public final class FeatherWriter {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BATCH_START = {-1, -1, -1, -1};
    private static final FramedLZ4CompressorOutputStream.Parameters AS_PYARROW =
            new FramedLZ4CompressorOutputStream.Parameters(
                    FramedLZ4CompressorOutputStream.BlockSize.K64, false, false, true); // blocks refer to earlier ones

    private final List<Column> columns = new ArrayList<>();
    private final List<long[]> blocks = new ArrayList<>();
    private boolean packed = true;
    private byte codec = CompressionType.LZ4_FRAME;
    private int batchRows = Integer.MAX_VALUE;
    private long liedLength;
    private int nulls;

    private record Column(String name, byte type, int bits, Object[] values) {}

    public FeatherWriter halves(String name, short... bits) {
        Object[] values = new Object[bits.length];
        Arrays.setAll(values, i -> bits[i]);
        return column(name, Type.FloatingPoint, Short.SIZE, values);
    }

    public FeatherWriter floats(String name, Float... values) {
        return column(name, Type.FloatingPoint, Float.SIZE, values);
    }

    public FeatherWriter doubles(String name, Double... values) {
        return column(name, Type.FloatingPoint, Double.SIZE, values);
    }

    /** Signed, of {@code -bits}; else unsigned. */
    public FeatherWriter integers(String name, int bits, Long... values) {
        return column(name, Type.Int, bits, values);
    }

    public FeatherWriter texts(String name, String... values) {
        return column(name, Type.Utf8, 0, values);
    }

    private FeatherWriter column(String name, byte type, int bits, Object[] values) {
        columns.add(new Column(name, type, bits, values));
        return this;
    }

    public FeatherWriter batchesOf(int rows) {
        batchRows = rows;
        return this;
    }

    FeatherWriter unpacked() {
        packed = false;
        return this;
    }

    FeatherWriter packedBy(byte other) {
        codec = other;
        return this;
    }

    /** Declares that each buffer unpacks to so many more bytes than it does. */
    FeatherWriter lying(long bytes) {
        liedLength = bytes;
        return this;
    }

    FeatherWriter withNulls(int count) {
        nulls = count;
        return this;
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes());
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MAGIC);
        out.write(new byte[2]);
        blocks.clear();
        int rows = columns.get(0).values.length;
        for (int from = 0; from < rows; from += Math.min(batchRows, rows)) {
            batch(out, from, Math.min(rows, from + Math.min(batchRows, rows)));
        }
        byte[] footer = footer();
        out.write(footer);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        out.write(MAGIC);
        return out.toByteArray();
    }

    private void batch(ByteArrayOutputStream out, int from, int to) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<int[]> buffers = new ArrayList<>();
        for (Column column : columns) {
            buffers.add(new int[] {body.size(), 0}); // nothing is null
            Object[] values = Arrays.copyOfRange(column.values, from, to);
            if (column.type == Type.Utf8) {
                buffers.add(store(offsets(values), body));
                buffers.add(store(
                        String.join("", Arrays.copyOf(values, values.length, String[].class))
                                .getBytes(StandardCharsets.UTF_8),
                        body));
            } else {
                buffers.add(store(numbers(column, values), body));
            }
        }
        byte[] message = message(to - from, buffers, body.size());
        int padded = (message.length + 7) / 8 * 8;
        blocks.add(new long[] {out.size(), padded + 8, body.size()});
        out.write(BATCH_START);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(padded)
                .array());
        out.write(Arrays.copyOf(message, padded));
        body.writeTo(out);
    }

    private byte[] message(int rows, List<int[]> buffers, int bodyLength) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int compression =
                packed ? BodyCompression.createBodyCompression(builder, codec, BodyCompressionMethod.BUFFER) : 0;
        RecordBatch.startBuffersVector(builder, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) {
            Buffer.createBuffer(builder, buffers.get(i)[0], buffers.get(i)[1]);
        }
        int bufferVector = builder.endVector();
        RecordBatch.startNodesVector(builder, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            FieldNode.createFieldNode(builder, rows, nulls);
        }
        int nodes = builder.endVector();
        int batch = RecordBatch.createRecordBatch(builder, rows, nodes, bufferVector, compression, 0);
        builder.finish(
                Message.createMessage(builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, bodyLength, 0));
        return builder.sizedByteArray();
    }

    private byte[] footer() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            Column column = columns.get(i);
            int name = builder.createString(column.name);
            int type = type(builder, column);
            int children = Field.createChildrenVector(builder, new int[0]);
            fields[i] = Field.createField(builder, name, true, column.type, type, 0, children, 0);
        }
        int schema = Schema.createSchema(builder, (short) 0, Schema.createFieldsVector(builder, fields), 0, 0);
        Footer.startRecordBatchesVector(builder, blocks.size());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            long[] block = blocks.get(i);
            Block.createBlock(builder, block[0], (int) block[1], block[2]);
        }
        int batches = builder.endVector();
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, schema, 0, batches, 0));
        return builder.sizedByteArray();
    }

    private static int type(FlatBufferBuilder builder, Column column) {
        if (column.type == Type.Utf8) {
            Utf8.startUtf8(builder);
            return Utf8.endUtf8(builder);
        }
        if (column.type == Type.Int) {
            return Int.createInt(builder, Math.abs(column.bits), column.bits < 0);
        }
        return FloatingPoint.createFloatingPoint(
                builder,
                column.bits == Short.SIZE
                        ? Precision.HALF
                        : column.bits == Float.SIZE ? Precision.SINGLE : Precision.DOUBLE);
    }

    private int[] store(byte[] bytes, ByteArrayOutputStream body) throws IOException {
        int at = body.size();
        if (packed) {
            body.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bytes.length + liedLength)
                    .array());
            try (FramedLZ4CompressorOutputStream lz4 = new FramedLZ4CompressorOutputStream(body, AS_PYARROW)) {
                lz4.write(bytes);
            }
        } else {
            body.write(bytes);
        }
        int length = body.size() - at;
        body.write(new byte[(8 - body.size() % 8) % 8]);
        return new int[] {at, length};
    }

    private static byte[] numbers(Column column, Object[] values) {
        int width = Math.abs(column.bits) / Byte.SIZE;
        ByteBuffer bytes = ByteBuffer.allocate(width * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (Object value : values) {
            if (value instanceof Float number) {
                bytes.putFloat(number);
            } else if (value instanceof Double number) {
                bytes.putDouble(number);
            } else {
                long number = ((Number) value).longValue();
                for (int k = 0; k < width; k++) {
                    bytes.put((byte) (number >> 8 * k));
                }
            }
        }
        return bytes.array();
    }

    private static byte[] offsets(Object[] texts) {
        ByteBuffer offsets = ByteBuffer.allocate(4 * (texts.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        offsets.putInt(0);
        for (Object text : texts) {
            at += text.toString().getBytes(StandardCharsets.UTF_8).length;
            offsets.putInt(at);
        }
        return offsets.array();
    }
}

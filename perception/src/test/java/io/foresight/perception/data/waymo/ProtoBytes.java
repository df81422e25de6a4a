package io.foresight.perception.data.waymo;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** Writes a protobuf message field by field, and records of them as TensorFlow does. */
final class ProtoBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private ProtoBytes write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProtoBytes integer(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    ProtoBytes numbers(int field, double... values) {
        return write(() -> {
            for (double value : values) {
                out.writeDouble(field, value);
            }
        });
    }

    ProtoBytes packed(int field, double... values) {
        ByteBuffer all = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        all.asDoubleBuffer().put(values);
        return bytes(field, all.array());
    }

    ProtoBytes bytes(int field, byte[] value) {
        return write(() -> out.writeByteArray(field, value));
    }

    ProtoBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoBytes message(int field, ProtoBytes value) {
        return bytes(field, value.done());
    }

    byte[] done() {
        return write(out::flush).bytes.toByteArray();
    }

    /** A MatrixFloat, packed by zlib. */
    static byte[] matrix(int rows, int columns, int channels, float... values) {
        return zlib(unpackedMatrix(rows, columns, channels, values));
    }

    static byte[] unpackedMatrix(int rows, int columns, int channels, float... values) {
        ByteBuffer data = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new ProtoBytes()
                .bytes(1, data.array())
                .message(
                        2, new ProtoBytes().integer(1, rows).integer(1, columns).integer(1, channels))
                .done();
    }

    /** The head of a MatrixFloat that declares so many bytes, and as many zeros, packed by zlib. */
    static byte[] bomb(int declared, int written) {
        ProtoBytes head = new ProtoBytes();
        head.write(() -> {
            head.out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            head.out.writeUInt32NoTag(declared);
        });
        byte[] start = head.done();
        byte[] all = Arrays.copyOf(start, start.length + written);
        return zlib(all);
    }

    static byte[] zlib(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A TFRecord. */
    static byte[] record(byte[] content) {
        ByteBuffer record = ByteBuffer.allocate(16 + content.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(content.length);
        record.putInt(RecordFile.checksum(record.slice(0, 8)));
        record.put(content);
        record.putInt(RecordFile.checksum(ByteBuffer.wrap(content)));
        return record.array();
    }
}

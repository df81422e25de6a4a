package io.foresight.tensor.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The checkpoint format, little-endian: magic (8 bytes), version (int32), header length (int32), file length (int64), SHA-256 of the rest and of these 24
 * bytes (32 bytes), the header as JSON, the arrays as float32. The first 56 bytes keep their meaning in every version, so that a changed byte is told from a
 * newer format.
 */
final class CheckpointFile {
    static final int VERSION = 1;
    static final int PREAMBLE = 56;
    private static final int HASHED_PREAMBLE = 24;
    private static final byte[] MAGIC = "FSTRAIN\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {}

    /** Bytes the file will take. */
    static long length(Checkpoint checkpoint) {
        return PREAMBLE + headerBytes(checkpoint).length + 4L * floats(checkpoint.header());
    }

    private static long floats(Checkpoint.Header header) {
        return header.sections().stream().mapToLong(Checkpoint.Section::length).sum();
    }

    private static byte[] headerBytes(Checkpoint checkpoint) {
        try {
            return JSON.writeValueAsBytes(checkpoint.header());
        } catch (JsonProcessingException e) {
            throw new TrainingException("cannot write the header of a checkpoint as JSON", e);
        }
    }

    /** Writes and fsyncs; the caller renames. */
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        byte[] header = headerBytes(checkpoint);
        ByteBuffer preamble = ByteBuffer.allocate(PREAMBLE).order(ByteOrder.LITTLE_ENDIAN);
        preamble.put(MAGIC).putInt(VERSION).putInt(header.length).putLong(length(checkpoint));
        MessageDigest digest = Sha256.digest();
        digest.update(preamble.slice(0, HASHED_PREAMBLE));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.position(PREAMBLE);
            writeFully(channel, ByteBuffer.wrap(header), digest);
            for (Checkpoint.Section section : checkpoint.header().sections()) {
                writeFloats(channel, checkpoint.arrays().get(section.name()), digest);
            }
            preamble.put(digest.digest()).flip();
            channel.position(0);
            while (preamble.hasRemaining()) {
                channel.write(preamble);
            }
            channel.force(true);
        }
    }

    private static void writeFloats(FileChannel channel, float[] values, MessageDigest digest) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / 4) {
            int count = Math.min(CHUNK / 4, values.length - from);
            chunk.clear();
            chunk.asFloatBuffer().put(values, from, count);
            chunk.limit(4 * count);
            writeFully(channel, chunk, digest);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, MessageDigest digest) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a file after its length and hash have been checked.
     *
     * @throws BadCheckpointException if the file is broken; {@link NewerVersionException} if it is sound but of a newer version
     */
    static Checkpoint read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer preamble = checkPreamble(file, channel);
            checkHash(file, channel, preamble);
            int version = preamble.getInt(8);
            if (version != VERSION) {
                throw new NewerVersionException(file, version, VERSION);
            }
            return parse(file, channel, preamble.getInt(12));
        } catch (IOException e) {
            throw new BadCheckpointException("checkpoint " + file + " cannot be read: " + e, e);
        }
    }

    private static ByteBuffer checkPreamble(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < PREAMBLE) {
            throw new BadCheckpointException("checkpoint " + file + " is " + size
                    + " bytes long, less than its fixed part of " + PREAMBLE + ": it is truncated or empty");
        }
        ByteBuffer preamble = readFully(channel, PREAMBLE).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        preamble.get(0, magic);
        if (!MessageDigest.isEqual(magic, MAGIC)) {
            throw new BadCheckpointException(
                    "checkpoint " + file + " starts with " + HexFormat.of().formatHex(magic) + " at offset 0, expected "
                            + HexFormat.of().formatHex(MAGIC) + ": it is not a checkpoint");
        }
        long declared = preamble.getLong(16);
        if (declared != size) {
            throw new BadCheckpointException("checkpoint " + file + " declares " + declared
                    + " bytes at offset 16 but has " + size + ": it is truncated or changed");
        }
        return preamble;
    }

    private static void checkHash(Path file, FileChannel channel, ByteBuffer preamble) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update(preamble.slice(0, HASHED_PREAMBLE));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (channel.read(chunk) >= 0) {
            digest.update(chunk.flip());
            chunk.clear();
        }
        byte[] expected = new byte[PREAMBLE - HASHED_PREAMBLE];
        preamble.get(HASHED_PREAMBLE, expected);
        byte[] actual = digest.digest();
        if (!MessageDigest.isEqual(expected, actual)) {
            throw new BadCheckpointException(
                    "checkpoint " + file + " has SHA-256 " + HexFormat.of().formatHex(actual) + ", expected "
                            + HexFormat.of().formatHex(expected) + " (offset " + HASHED_PREAMBLE
                            + "): its content was changed");
        }
    }

    private static Checkpoint parse(Path file, FileChannel channel, int headerLength) throws IOException {
        channel.position(PREAMBLE);
        byte[] json = new byte[headerLength];
        readFully(channel, headerLength).get(json);
        Checkpoint.Header header = JSON.readValue(json, Checkpoint.Header.class);
        if (PREAMBLE + headerLength + 4L * floats(header) != Files.size(file)) {
            throw new BadCheckpointException(
                    "checkpoint " + file + " lists " + floats(header) + " floats, which do not fill it");
        }
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Checkpoint.Section section : header.sections()) {
            float[] values = new float[section.length()];
            for (int from = 0; from < values.length; from += CHUNK / 4) {
                int count = Math.min(CHUNK / 4, values.length - from);
                readFully(channel, 4 * count)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values, from, count);
            }
            arrays.put(section.name(), values);
        }
        return new Checkpoint(header, arrays);
    }

    private static ByteBuffer readFully(FileChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("file ends " + buffer.remaining() + " bytes early");
            }
        }
        return buffer.flip();
    }
}

package io.foresight.tensor.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the safetensors layout: 8 bytes header length (little endian), a JSON header {name: {dtype, shape,
 * data_offsets}}, then the raw values, tensor after tensor. The header's {@code __metadata__} carries our format version.
 * Offsets are 64 bits; no more than a piece of the file is in memory beside the weights.
 */
final class SafeTensors {
    static final int VERSION = 1;
    static final int LENGTH_BYTES = 8;
    static final int CHUNK = 1 << 20; // bytes
    static final ObjectMapper JSON = new ObjectMapper();

    private SafeTensors() {}

    /** Writes atomically, with missing folders; gives the SHA-256 in hex. */
    static String write(Path file, Map<String, Weight> weights, StorageType type) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            requireRange(name, weight, type);
            shapes.put(name, weight.shape());
        });
        MessageDigest digest = Sha256.digest();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, part -> writeTo(part, header(shapes, type), weights, type, digest));
        } catch (IOException e) {
            throw new ArchiveException("cannot write " + file + ": " + e, e);
        }
        return Sha256.hex(digest);
    }

    private static void requireRange(String name, Weight weight, StorageType type) {
        if (type == StorageType.F16) {
            for (float value : weight.values()) {
                if (Math.abs(value) > HalfFloat.LARGEST && Float.isFinite(value)) {
                    throw new ArchiveException("weight " + name + " holds " + value + ", beyond F16's "
                            + HalfFloat.LARGEST + ": store it as BF16 or F32");
                }
            }
        }
    }

    /** Length and JSON of a file's head, padded to a multiple of 8 bytes. */
    static byte[] header(Map<String, long[]> shapes, StorageType type) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt").put("foresight_version", Integer.toString(VERSION));
        long offset = 0;
        for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", type.name());
            long bytes = type.bytes();
            for (long size : entry.getValue()) {
                node.withArray("shape").add(size);
                bytes = Math.multiplyExact(bytes, size);
            }
            node.withArray("shape");
            node.putArray("data_offsets").add(offset).add(offset += bytes);
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer head = ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(text);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        return head.array();
    }

    private static void writeTo(
            Path part, byte[] head, Map<String, Weight> weights, StorageType type, MessageDigest digest)
            throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.wrap(head), digest);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (Weight weight : weights.values()) {
                for (float value : weight.values()) {
                    if (chunk.remaining() < type.bytes()) {
                        write(channel, chunk.flip(), digest);
                        chunk.clear();
                    }
                    type.put(chunk, value);
                }
            }
            write(channel, chunk.flip(), digest);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, MessageDigest digest) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

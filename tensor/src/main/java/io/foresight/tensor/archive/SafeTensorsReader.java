package io.foresight.tensor.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the layout that {@link SafeTensors} writes, tensor by tensor, in files of any length. F32, BF16 and F16 are read. */
final class SafeTensorsReader {
    private static final int LONGEST_HEADER = 16 << 20; // bytes; a longer one is taken for damage
    private static final int LONGEST_TENSOR = Integer.MAX_VALUE - 8; // values: the longest array

    private final Path file;
    private final FileChannel channel;

    private SafeTensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads the tensors of these names; the others' values are not touched.
     *
     * @param sha256 that the file must have, in hex
     */
    static Map<String, Weight> read(Path file, Optional<String> sha256, NamePattern names) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafeTensorsReader reader = new SafeTensorsReader(file, channel);
            if (sha256.isPresent()) {
                HashedFile.require(file, reader.hash(), sha256.get());
            }
            return reader.weights(names);
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file + ": " + e, e);
        }
    }

    private String hash() throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer chunk = ByteBuffer.allocate(SafeTensors.CHUNK);
        for (long at = 0; at < channel.size(); at += chunk.limit()) {
            digest.update(at(at, chunk.clear(), channel.size() - at));
        }
        return Sha256.hex(digest);
    }

    /** Fills the buffer with the bytes at a position, {@code most} at most, and flips it. */
    private ByteBuffer at(long position, ByteBuffer buffer, long most) throws IOException {
        buffer.limit((int) Math.min(buffer.capacity(), most));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new ArchiveException("weights " + file + ": became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private Map<String, Weight> weights(NamePattern names) throws IOException {
        long size = channel.size();
        ByteBuffer number = ByteBuffer.allocate(SafeTensors.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long length = size < SafeTensors.LENGTH_BYTES ? -1 : at(0, number, size).getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, size - SafeTensors.LENGTH_BYTES)) {
            throw new ArchiveException("weights " + file + ": not a safetensors file, or cut short: " + size
                    + " bytes, header length " + length);
        }
        ByteBuffer text = at(SafeTensors.LENGTH_BYTES, ByteBuffer.allocate((int) length), length);
        JsonNode header = header(text.array());
        long start = SafeTensors.LENGTH_BYTES + length;
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            String name = entry.getKey();
            if (!name.equals("__metadata__") && names.matches(name)) {
                weights.put(name, weight(name, entry.getValue(), start, size - start));
            }
        }
        return weights;
    }

    private JsonNode header(byte[] text) {
        JsonNode header;
        try {
            header = SafeTensors.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new ArchiveException("weights " + file + ": the header is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ArchiveException("weights " + file + ": the header cannot be read: " + e.getMessage(), e);
        }
        int version = header.path("__metadata__").path("foresight_version").asInt(SafeTensors.VERSION);
        if (version > SafeTensors.VERSION) {
            throw new ArchiveException("weights " + file + ": written in version " + version
                    + ", this program reads up to " + SafeTensors.VERSION + ": update Foresight");
        }
        return header;
    }

    private Weight weight(String name, JsonNode node, long start, long available) throws IOException {
        StorageType type = type(name, node.path("dtype").asText());
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        long[] shape = new long[node.path("shape").size()];
        long count = 1;
        for (int d = 0; d < shape.length; d++) {
            shape[d] = node.path("shape").path(d).asLong(-1);
            boolean sound = count >= 0 && shape[d] >= 0 && (shape[d] == 0 || count <= LONGEST_TENSOR / shape[d]);
            count = sound ? count * shape[d] : -1;
        }
        if (from < 0 || to > available || count < 0 || to - from != type.bytes() * count) {
            throw new ArchiveException(
                    "weights " + file + ": tensor " + name + " of shape " + node.path("shape") + " lies at bytes "
                            + from + " to " + to + " of " + available + ": the file is damaged or cut short");
        }
        return new Weight(shape, values(type, (int) count, start + from));
    }

    private StorageType type(String name, String dtype) {
        return Arrays.stream(StorageType.values())
                .filter(type -> type.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> new ArchiveException("weights " + file + ": tensor " + name + " has dtype " + dtype
                        + ", expected one of " + Arrays.toString(StorageType.values())));
    }

    private float[] values(StorageType type, int count, long position) throws IOException {
        float[] values = new float[count];
        ByteBuffer chunk = ByteBuffer.allocate(SafeTensors.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int perChunk = SafeTensors.CHUNK / type.bytes();
        for (int first = 0; first < count; first += perChunk) {
            long bytes = (long) type.bytes() * Math.min(perChunk, count - first);
            at(position + (long) type.bytes() * first, chunk.clear(), bytes);
            for (int i = first; chunk.hasRemaining(); i++) {
                values[i] = type.get(chunk);
            }
        }
        return values;
    }
}

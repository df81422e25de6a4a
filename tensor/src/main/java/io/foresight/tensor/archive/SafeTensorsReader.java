package io.foresight.tensor.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.file.Sha256;
import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the layout that {@link SafeTensors} writes, tensor by tensor, in files of any length. F32, BF16 and F16 are read. */
final class SafeTensorsReader {
    private static final String METADATA = "__metadata__";
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
        requireApart(header);
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            String name = entry.getKey();
            if (!name.equals(METADATA) && names.matches(name)) {
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
        int version = header.path(METADATA).path("foresight_version").asInt(SafeTensors.VERSION);
        if (version > SafeTensors.VERSION) {
            throw new ArchiveException("weights " + file + ": written in version " + version
                    + ", this program reads up to " + SafeTensors.VERSION + ": update Foresight");
        }
        return header;
    }

    /** No byte belongs to two tensors: else a small file could become large, or one tensor pass for another. */
    private void requireApart(JsonNode header) {
        List<Map.Entry<String, JsonNode>> tensors = header.properties().stream()
                .filter(entry -> !entry.getKey().equals(METADATA))
                .sorted(Comparator.comparingLong((Map.Entry<String, JsonNode> entry) -> offset(entry.getValue(), 0))
                        .thenComparingLong(entry -> offset(entry.getValue(), 1)))
                .toList();
        for (int i = 1; i < tensors.size(); i++) {
            Map.Entry<String, JsonNode> before = tensors.get(i - 1);
            Map.Entry<String, JsonNode> next = tensors.get(i);
            if (offset(next.getValue(), 0) < offset(before.getValue(), 1)) {
                throw new ArchiveException("weights " + file + ": tensors " + ShownText.name(before.getKey()) + " and "
                        + ShownText.name(next.getKey()) + " share bytes, from byte " + offset(next.getValue(), 0)
                        + ": the file is damaged");
            }
        }
    }

    /** @param end 0: the first byte, 1: the one behind the last; -1 when it is missing */
    private static long offset(JsonNode tensor, int end) {
        return tensor.path("data_offsets").path(end).asLong(-1);
    }

    private Weight weight(String name, JsonNode node, long start, long available) throws IOException {
        StorageType type = type(name, node.path("dtype").asText());
        long from = offset(node, 0);
        long to = offset(node, 1);
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

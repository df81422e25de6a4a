package io.foresight.tensor.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors layout: 8 bytes header length (little endian), a JSON header {name: {dtype, shape, data_offsets}},
 * then the raw values. Only F32 is read and written. The header's {@code __metadata__} carries our format version.
 */
final class SafeTensors {
    private static final int VERSION = 1;
    private static final int LENGTH_BYTES = 8;
    private static final int LONGEST_HEADER = 16 << 20; // bytes; a longer one is taken for damage
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafeTensors() {}

    static String write(Path file, Map<String, Weight> weights) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt").put("foresight_version", Integer.toString(VERSION));
        long offset = 0;
        for (Map.Entry<String, Weight> entry : weights.entrySet()) {
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
            for (long size : entry.getValue().shape()) {
                node.withArray("shape").add(size);
            }
            node.withArray("shape");
            node.putArray("data_offsets")
                    .add(offset)
                    .add(offset += 4L * entry.getValue().values().length);
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        int total = Math.toIntExact(LENGTH_BYTES + padded + offset);
        ByteBuffer bytes = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(text);
        while (bytes.position() < LENGTH_BYTES + padded) {
            bytes.put((byte) ' ');
        }
        for (Weight weight : weights.values()) {
            bytes.asFloatBuffer().put(weight.values());
            bytes.position(bytes.position() + 4 * weight.values().length);
        }
        return HashedFile.write(file, bytes.array());
    }

    static Map<String, Weight> read(Path file, String sha256) {
        return parse(file, HashedFile.read(file, sha256));
    }

    static Map<String, Weight> read(Path file) {
        return parse(file, HashedFile.read(file));
    }

    private static Map<String, Weight> parse(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < LENGTH_BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, content.length - LENGTH_BYTES)) {
            throw new ArchiveException("weights " + file + ": not a safetensors file, or cut short: " + content.length
                    + " bytes, header length " + length);
        }
        JsonNode header;
        try {
            header = JSON.readTree(content, LENGTH_BYTES, (int) length);
        } catch (JacksonException e) {
            throw new ArchiveException("weights " + file + ": the header is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ArchiveException("weights " + file + ": the header cannot be read: " + e.getMessage(), e);
        }
        int version = header.path("__metadata__").path("foresight_version").asInt(VERSION);
        if (version > VERSION) {
            throw new ArchiveException("weights " + file + ": written in version " + version
                    + ", this program reads up to " + VERSION + ": update Foresight");
        }
        Map<String, Weight> weights = new LinkedHashMap<>();
        int start = LENGTH_BYTES + (int) length;
        header.properties().forEach(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                weights.put(entry.getKey(), weight(file, entry.getKey(), entry.getValue(), bytes, start));
            }
        });
        return weights;
    }

    private static Weight weight(Path file, String name, JsonNode node, ByteBuffer bytes, int start) {
        String type = node.path("dtype").asText();
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        long[] shape = new long[node.path("shape").size()];
        long count = 1;
        for (int d = 0; d < shape.length; d++) {
            shape[d] = node.path("shape").path(d).asLong(-1);
            count = shape[d] < 0 || shape[d] > Integer.MAX_VALUE ? -1 : count * shape[d];
        }
        if (!type.equals("F32")) {
            throw new ArchiveException(
                    "weights " + file + ": tensor " + name + " has dtype " + type + ", expected F32");
        }
        long available = bytes.capacity() - (long) start;
        if (from < 0 || to > available || count < 0 || count > Integer.MAX_VALUE / 4 || to - from != 4 * count) {
            throw new ArchiveException(
                    "weights " + file + ": tensor " + name + " of shape " + node.path("shape") + " lies at bytes "
                            + from + " to " + to + " of " + available + ": the file is damaged or cut short");
        }
        float[] values = new float[(int) count];
        bytes.slice(start + (int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Weight(shape, values);
    }
}

package io.foresight.perception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Weights of the reference implementations, as the test data has them: one file of values, one of names and shapes. */
public final class ReferenceWeights {
    private ReferenceWeights() {}

    /**
     * Reads both files.
     *
     * @param values little endian
     * @param half whether they are IEEE halves, else floats
     */
    public static Weights read(Path values, Path names, boolean half) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(values)).order(ByteOrder.LITTLE_ENDIAN);
            Map<String, Weight> all = new LinkedHashMap<>();
            for (JsonNode tensor : new ObjectMapper().readTree(names.toFile()).path("tensors")) {
                long[] shape = new long[tensor.path("shape").size()];
                for (int d = 0; d < shape.length; d++) {
                    shape[d] = tensor.path("shape").path(d).asLong();
                }
                float[] floats = new float[tensor.path("count").asInt()];
                int offset = tensor.path("offset_bytes").asInt();
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = half ? NumpyFile.half(bytes.getShort(offset + 2 * i)) : bytes.getFloat(offset + 4 * i);
                }
                all.put(tensor.path("name").asText(), new Weight(shape, floats));
            }
            return Weights.of(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.foresight.tensor.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.GraphException;
import io.foresight.tensor.graph.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@code .pt} file of ours says about itself in the record {@code extra/foresight.json}.
 *
 * @param name of the network
 * @param precision arithmetic
 * @param inputs by name, in order
 * @param outputs names in order
 */
record NetworkSheet(String name, Precision precision, Map<String, Symbol> inputs, List<String> outputs) {
    static final String RECORD = "extra/foresight.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] toBytes() {
        ObjectNode sheet = JSON.createObjectNode().put("version", VERSION);
        sheet.put("name", name).put("precision", precision.name());
        ArrayNode list = sheet.putArray("inputs");
        inputs.forEach((input, symbol) -> {
            ObjectNode node = list.addObject()
                    .put("name", input)
                    .put("type", symbol.type().name());
            ArrayNode shape = node.putArray("shape");
            for (long size : symbol.shape()) {
                shape.add(Math.max(-1, size));
            }
        });
        outputs.forEach(sheet.putArray("outputs")::add);
        try {
            return JSON.writeValueAsBytes(sheet);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /** @param file named in messages */
    static NetworkSheet parse(String file, byte[] bytes) {
        try {
            JsonNode sheet = JSON.readTree(bytes);
            int version = sheet.path("version").asInt(-1);
            if (version != VERSION) {
                throw new ArchiveException(file + ": network of format version " + version
                        + ", this program reads version " + VERSION + (version > VERSION ? ": update Foresight" : ""));
            }
            Graph graph = new Graph(sheet.path("name").asText());
            for (JsonNode input : sheet.path("inputs")) {
                long[] shape = new long[input.path("shape").size()];
                for (int d = 0; d < shape.length; d++) {
                    shape[d] = input.path("shape").path(d).asLong();
                }
                graph.input(
                        input.path("name").asText(),
                        DType.valueOf(input.path("type").asText()),
                        shape);
            }
            List<String> outputs = new ArrayList<>();
            sheet.path("outputs").forEach(output -> outputs.add(output.asText()));
            Precision precision = Precision.valueOf(sheet.path("precision").asText());
            return new NetworkSheet(graph.name(), precision, graph.inputs(), outputs);
        } catch (JacksonException e) {
            throw new ArchiveException(file + ": its " + RECORD + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException | GraphException e) {
            throw new ArchiveException(file + ": its " + RECORD + " is damaged: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(file + ": its " + RECORD + " has an unknown word: " + e.getMessage(), e);
        }
    }
}

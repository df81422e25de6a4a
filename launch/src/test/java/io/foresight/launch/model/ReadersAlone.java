package io.foresight.launch.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shipped planner's model without its policies, for tests of what happens when none is there. */
public final class ReadersAlone {
    private static final Path SHIPPED = Path.of("../models/reflect-sim");

    private ReadersAlone() {}

    public static void copyTo(Path folder) throws IOException {
        for (String file : List.of("reflect.json", "order.safetensors", "piece.safetensors")) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
        ObjectMapper json = new ObjectMapper();
        Path sheet = folder.resolve("reflect.json");
        ObjectNode model = (ObjectNode) json.readTree(sheet.toFile());
        ((ObjectNode) model.get("networks")).remove(List.of("clone", "policy"));
        json.writeValue(sheet.toFile(), model);
    }
}

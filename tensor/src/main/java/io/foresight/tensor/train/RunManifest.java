package io.foresight.tensor.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** {@code manifest.json}: what was run, on what, with which versions. Written before the first step; each resume adds an entry to {@code starts}. */
final class RunManifest {
    static final String FILE = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunManifest() {}

    static void write(
            Path directory,
            Instant now,
            long firstStep,
            Map<String, String> configuration,
            Map<String, String> environment,
            long seed) {
        Path file = directory.resolve(FILE);
        try {
            ObjectNode manifest = JSON.createObjectNode();
            manifest.put("configuration_sha256", Fingerprint.of(configuration));
            manifest.put("data_index_sha256", configuration.get(Trainer.DATA_INDEX));
            manifest.put("seed", seed);
            manifest.set("configuration", JSON.valueToTree(new TreeMap<>(configuration)));
            ArrayNode starts = manifest.putArray("starts");
            if (firstStep > 0 && Files.exists(file)) {
                for (JsonNode earlier : JSON.readTree(file.toFile()).path("starts")) {
                    starts.add(earlier);
                }
            }
            ObjectNode start = starts.addObject();
            start.put("time", now.toString());
            start.put("step", firstStep);
            start.set("environment", JSON.valueToTree(new TreeMap<>(environment)));
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new TrainingException("cannot write " + file + ": " + e, e);
        }
    }
}

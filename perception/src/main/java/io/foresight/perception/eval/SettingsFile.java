package io.foresight.perception.eval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the settings of an evaluation: JSON with the names of a record's components in snake case. The official ones lie as a resource
 * beside the record.
 */
public final class SettingsFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private SettingsFile() {}

    /** The official settings. */
    public static <T> T official(String name, Class<T> type) {
        try {
            return JSON.treeToValue(resource(name, type), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(name + " of this program is wrong", impossible);
        }
    }

    /**
     * Settings of the user's own, or the official ones.
     *
     * @param file empty: none of the user's own
     * @param official name of the official settings
     * @param fixedInKit keys that the official kit has no settings for; where absent they are as in the kit
     * @throws BadDataException naming the file and the key that is missing, unknown or out of range
     */
    public static <T> T of(Optional<Path> file, String official, Set<String> fixedInKit, Class<T> type)
            throws IOException {
        return file.isEmpty() ? official(official, type) : read(file.get(), official, fixedInKit, type);
    }

    private static <T> T read(Path file, String official, Set<String> fixedInKit, Class<T> type) throws IOException {
        try {
            JsonNode own = JSON.readTree(BoundedFile.text(file, MAX_BYTES));
            if (!(own instanceof ObjectNode settings)) {
                throw new BadDataException(file + ": must be a JSON object of settings");
            }
            JsonNode kit = resource(official, type);
            for (Iterator<String> keys = kit.fieldNames(); keys.hasNext(); ) {
                String key = keys.next();
                if (!settings.has(key) && !fixedInKit.contains(key)) {
                    throw new BadDataException(file + ": has no \"" + key + "\"; officially it is " + kit.get(key));
                }
                if (!settings.has(key)) {
                    settings.set(key, kit.get(key));
                }
            }
            return JSON.treeToValue(settings, type);
        } catch (JsonProcessingException wrong) {
            Throwable cause = wrong.getCause() instanceof IllegalArgumentException rule ? rule : wrong;
            String reason =
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
            throw new BadDataException(file + ": " + reason, wrong);
        }
    }

    private static JsonNode resource(String name, Class<?> type) {
        try (InputStream content = type.getResourceAsStream(name)) {
            return JSON.readTree(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " of this program cannot be read", broken);
        }
    }
}

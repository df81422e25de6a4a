package io.foresight.perception.eval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the user's own: a JSON object with the keys, in snake_case, that differ from the official ones. */
public final class SettingsJson {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private SettingsJson() {}

    /**
     * The official settings with what the file changes.
     *
     * @param file empty: none of the user's own
     * @param type a record
     * @throws BadDataException naming the file: no JSON object, an unknown key, or a value that cannot be
     */
    public static <T> T read(Optional<Path> file, T official, Class<T> type) throws IOException {
        if (file.isEmpty()) {
            return official;
        }
        try {
            JsonNode own = JSON.readTree(BoundedFile.text(file.get(), MAX_BYTES));
            if (!(own instanceof ObjectNode changes)) {
                throw new BadDataException(file.get() + ": must be a JSON object of settings");
            }
            ObjectNode settings = JSON.valueToTree(official);
            settings.setAll(changes);
            return JSON.treeToValue(settings, type);
        } catch (JsonProcessingException wrong) {
            String reason = wrong.getCause() instanceof IllegalArgumentException rule
                    ? rule.getMessage()
                    : wrong.getOriginalMessage();
            throw new BadDataException(file.get() + ": " + reason, wrong);
        }
    }
}

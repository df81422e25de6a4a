package io.foresight.perception.data.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;

/** The format's JSON, parsed strictly: an unknown, repeated, missing or mistyped field is an error that names its location. */
final class SimJson {
    private static final int MAX_BYTES = 256 << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private SimJson() {}

    static byte[] bytes(Object value) throws IOException {
        return MAPPER.writeValueAsBytes(value);
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        byte[] content = BoundedFile.read(file, MAX_BYTES).array();
        try {
            return MAPPER.readValue(content, type);
        } catch (JsonProcessingException bad) {
            throw new BadDataException(file + ": " + describe(bad), bad);
        }
    }

    private static String describe(JsonProcessingException bad) {
        StringBuilder text = new StringBuilder();
        if (bad instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                text.append(step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]");
            }
        }
        String cause = bad.getCause() instanceof IllegalArgumentException illegal
                ? illegal.getMessage()
                : bad.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        // Jackson adds hints about its own settings after the actual reason
        String reason = cause.replaceFirst("Missing creator property '(.*?)'.*", "$1 is missing")
                .replaceFirst(" \\(class .*", "");
        return text + (text.isEmpty() ? "" : ": ") + reason;
    }
}

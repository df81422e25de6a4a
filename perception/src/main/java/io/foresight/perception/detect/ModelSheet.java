package io.foresight.perception.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
import io.foresight.perception.mount.Mounting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The data sheet of a model, {@code model.json} beside its weights: identity, architecture and training record.
 *
 * @param format version of this file's layout; this software reads {@link #FORMAT} and older versions
 * @param id name and version
 * @param weights file name of the safetensors beside the sheet
 * @param sha256 of that file, lower-case hexadecimal
 * @param scoreThreshold lowest score reported unless a caller sets another
 * @param mounting heights of the sensor above the ground in the training data, augmentation included; null where not known
 * @param detector the architecture
 * @param trained data, command, seed and metrics of the training, for information only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelSheet(
        int format,
        String id,
        String weights,
        String sha256,
        float scoreThreshold,
        @JsonInclude(JsonInclude.Include.ALWAYS) Mounting mounting,
        DetectorSpec detector,
        ObjectNode trained) {
    /** File name of the data sheet. */
    public static final String FILE = "model.json";
    /** The layout version that this software writes. */
    public static final int FORMAT = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ModelSheet {
        if (id == null || !id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("model id must be 1 to 64 of a-z, 0-9, '.', '-', got \"" + id + "\"");
        }
        if (weights == null || !weights.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("weights must name a file beside the sheet, got \"" + weights + "\"");
        }
        if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, got \"" + sha256 + "\"");
        }
        if (!(scoreThreshold > 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException("score threshold must be in (0, 1], got " + scoreThreshold);
        }
    }

    /** The same for weights with another hash. */
    public ModelSheet withSha256(String hash) {
        return new ModelSheet(format, id, weights, hash, scoreThreshold, mounting, detector, trained);
    }

    /** Reads the folder's data sheet. */
    public static ModelSheet read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            int format = tree.path("format").asInt(-1);
            if (format > FORMAT) {
                throw new BadModelException(file + ": format " + format + " is newer than " + FORMAT
                        + ", the newest supported format; update Foresight or use an older model");
            }
            if (format < 1) {
                throw new BadModelException(
                        file + ": \"format\" must be 1 to " + FORMAT + ", got " + tree.path("format"));
            }
            SheetUpgrade.apply((ObjectNode) tree, format);
            return JSON.treeToValue(tree, ModelSheet.class);
        } catch (NoSuchFileException e) {
            throw new BadModelException("no model at " + folder + ": " + FILE + " is missing", e);
        } catch (InvalidTypeIdException e) {
            throw new BadModelException(
                    file + ": detector.kind must be one of " + DetectorSpec.kinds() + ", got " + e.getTypeId(), e);
        } catch (JsonProcessingException e) {
            throw new BadModelException(file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadModelException(file + ": cannot be parsed: " + e.getMessage(), e);
        }
    }

    /** Writes the data sheet into a folder, replacing an existing one. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

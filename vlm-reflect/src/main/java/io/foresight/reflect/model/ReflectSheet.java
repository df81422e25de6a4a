package io.foresight.reflect.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
import io.foresight.reflect.network.PolicyNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The data sheet of a model that reflects, {@code reflect.json} beside its weights.
 *
 * @param format version of this file's layout
 * @param id name and version
 * @param side of the square pictures that its networks read, pixels
 * @param order reads which piece lies over which
 * @param piece reads where pieces are
 * @param policy proposes actions
 * @param outcomes how actions end
 * @param trained configuration and measurements, for people; free form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReflectSheet(
        int format,
        String id,
        int side,
        NetworkFile order,
        NetworkFile piece,
        NetworkFile policy,
        OutcomeTable outcomes,
        ObjectNode trained) {
    /** Name of the file. */
    public static final String FILE = "reflect.json";

    /** The layout this software reads and writes. */
    public static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Checks the form of each value. */
    public ReflectSheet {
        if (id == null || !id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("model id must be 1 to 64 of a-z, 0-9, '.', '-', got \"" + id + "\"");
        }
        if (!PolicyNetwork.reads(side)) {
            throw new IllegalArgumentException("side must be 216 to 227 pixels, got " + side);
        }
        if (order == null || piece == null || policy == null || outcomes == null) {
            throw new IllegalArgumentException("order, piece, policy and outcomes must all be given");
        }
    }

    /**
     * The folder's sheet.
     *
     * @throws BadReflectModelException when there is none, or one that cannot be read
     */
    public static ReflectSheet read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            int format = tree.path("format").asInt(-1);
            if (format != FORMAT) {
                throw new BadReflectModelException(file + ": \"format\" must be " + FORMAT
                        + ", the one this software reads, got " + tree.path("format"));
            }
            return JSON.treeToValue(tree, ReflectSheet.class);
        } catch (NoSuchFileException e) {
            throw new BadReflectModelException("no model at " + folder + ": " + FILE + " is missing", e);
        } catch (JsonProcessingException e) {
            throw new BadReflectModelException(file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadReflectModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes the sheet into a folder, replacing one that is there. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

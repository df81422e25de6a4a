package io.foresight.reflect.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.AtomicFile;
import io.foresight.reflect.network.PictureWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The data sheet of a model that reflects, {@code reflect.json} beside its weights.
 *
 * @param format version of this file's layout
 * @param id name and version
 * @param side of the square pictures that its networks read, pixels
 * @param networks by name: {@value #ORDER} reads which piece lies over which, {@value #PIECE} where pieces are; a {@value #CLONE}, which
 *     proposes what demonstrations would do, a {@value #POLICY}, which learnt from its own actions too, {@value #IMAGINE}, which
 *     imagines what follows from actions, and {@value #DIFFUSION}, which draws it, may be absent
 * @param outcomes how actions end
 * @param trained measurements on validation boards, for people; free form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReflectSheet(
        int format, String id, int side, Map<String, NetworkFile> networks, OutcomeTable outcomes, ObjectNode trained) {
    /** Name of the file. */
    public static final String FILE = "reflect.json";

    /** Key of {@link #trained} with measurements on validation boards, by network. */
    public static final String VALIDATION = "validation";

    /** Name of the network that reads orders. */
    public static final String ORDER = "order";

    /** Name of the network that reads places. */
    public static final String PIECE = "piece";

    /** Name of the network that proposes as demonstrated. */
    public static final String CLONE = "clone";

    /** Name of the network that proposes by what it did itself. */
    public static final String POLICY = "policy";

    /** Name of the network that imagines. */
    public static final String IMAGINE = "imagine";

    /** Name of the network that draws what it imagines. */
    public static final String DIFFUSION = "diffusion";

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
        if (side < PictureWindow.LEAST_SIDE || side > PictureWindow.MOST_SIDE) {
            throw new IllegalArgumentException("side must be " + PictureWindow.LEAST_SIDE + " to "
                    + PictureWindow.MOST_SIDE + " pixels, got " + side);
        }
        Set<String> known = Set.of(ORDER, PIECE, CLONE, POLICY, IMAGINE, DIFFUSION);
        boolean complete = networks != null
                && networks.keySet().containsAll(Set.of(ORDER, PIECE))
                && known.containsAll(networks.keySet());
        if (!complete || outcomes == null) {
            throw new IllegalArgumentException("a model has the networks " + ORDER + " and " + PIECE + ", perhaps "
                    + CLONE + ", " + POLICY + ", " + IMAGINE + " and " + DIFFUSION + ", and outcomes; got "
                    + (networks == null ? "no networks" : networks.keySet())
                    + (outcomes == null ? " and no outcomes" : ""));
        }
        networks = Collections.unmodifiableMap(new TreeMap<>(networks));
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

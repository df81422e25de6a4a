package io.foresight.reflect.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.core.file.AtomicFile;
import io.foresight.core.text.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The results of an experiment in a folder, a JSON file for each row and model: {@code reflect@2.json}. */
public final class ResultFolder {
    private static final String END = ".json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    /** Makes the folder where it is not there yet. */
    public ResultFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * All results, by file name.
     *
     * @throws BadResultException naming every file that is damaged or of another format
     */
    public List<RowResult> all() throws IOException {
        List<RowResult> results = new ArrayList<>();
        Problems problems = new Problems();
        for (Path file : files()) {
            try {
                results.add(read(file));
            } catch (BadResultException bad) {
                problems.add(bad.getMessage());
            }
        }
        problems.throwIfAny(found -> new BadResultException(String.join(System.lineSeparator(), found)));
        return results;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(END))
                    .sorted()
                    .toList();
        }
    }

    private static RowResult read(Path file) throws IOException {
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            int format = tree.path("format").asInt(-1);
            if (format != RowResult.FORMAT) {
                throw new BadResultException(file + ": \"format\" must be " + RowResult.FORMAT
                        + ", the one this software reads, got " + tree.path("format")
                        + "; delete it to run its row again");
            }
            RowResult result = JSON.treeToValue(tree, RowResult.class);
            if (!file.getFileName().toString().equals(name(result.row(), result.number()))) {
                throw new BadResultException(
                        file + " holds the results of " + name(result.row(), result.number()) + "; delete one of them");
            }
            return result;
        } catch (JsonProcessingException damaged) {
            throw new BadResultException(
                    file + " is damaged: " + damaged.getOriginalMessage() + "; delete it to run its row again",
                    damaged);
        }
    }

    /** Keeps a result, in place of an earlier one, and of the one that said that there is no model to run the row with. */
    void write(RowResult result) throws IOException {
        Files.deleteIfExists(folder.resolve(name(result.row(), 0)));
        AtomicFile.write(
                folder.resolve(name(result.row(), result.number())),
                (JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String row, int number) {
        return row + (number == 0 ? "" : "@" + number) + END;
    }
}

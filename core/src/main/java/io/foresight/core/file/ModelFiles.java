package io.foresight.core.file;

import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may lie in a model's folder: the files that its sheet names with their hashes, and texts for people. Anything else was not checked by
 * anybody, so it is not taken for a part of the model.
 */
public final class ModelFiles {
    private static final List<String> TEXTS = List.of(".md", ".txt", ".yaml", ".json");
    private static final Set<String> OTHERS = Set.of("LICENSE", "SHA256SUMS");

    private ModelFiles() {}

    /**
     * The problem with a folder, as a sentence that begins with the file; empty when there is none.
     *
     * @param named by the sheet
     */
    public static Optional<String> problem(Path folder, Set<String> named) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !named.contains(name) && !OTHERS.contains(name))
                    .filter(name -> TEXTS.stream().noneMatch(name::endsWith))
                    .sorted()
                    .findFirst()
                    .map(name -> folder + ": unknown file \"" + ShownText.name(name)
                            + "\" in the folder of a model; there may be " + String.join(", ", sorted(named))
                            + ", LICENSE, SHA256SUMS and texts (" + String.join(", ", TEXTS) + "): move it elsewhere");
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}

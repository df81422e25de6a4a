package io.foresight.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders of one kind beside each other, each with a file that tells what is in it.
 *
 * @param root holds them
 * @param file name of that file
 */
public record NamedFolders(Path root, String file) {
    /** The folder of this name here, the folder at this path, or the one that holds the file at this path. */
    public Optional<Path> find(String nameOrPath) {
        if (nameOrPath.matches("[a-z0-9][a-z0-9.-]*") && Files.isDirectory(root.resolve(nameOrPath))) {
            return Optional.of(root.resolve(nameOrPath));
        }
        Path path = Path.of(nameOrPath);
        if (Files.isRegularFile(path) && path.endsWith(file)) {
            return Optional.of(path.toAbsolutePath().getParent());
        }
        return Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
    }

    /** Names of the folders here, sorted; none where the root is not there. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(file)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

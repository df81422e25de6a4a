package io.foresight.perception.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of models: each is a sub-folder with a {@link ModelSheet} and its weights. */
public record ModelFolder(Path root) {
    /** The model that is used by default. */
    public static final String STANDARD = "pillar-sim";

    /**
     * Finds a model by its name in this folder, or by the path of its own folder.
     *
     * @throws BadModelException when it does not exist; the message lists the available names
     */
    public Path find(String nameOrPath) {
        if (nameOrPath.matches("[a-z0-9][a-z0-9.-]*") && Files.isDirectory(root.resolve(nameOrPath))) {
            return root.resolve(nameOrPath);
        }
        Path path = Path.of(nameOrPath);
        if (Files.isRegularFile(path) && path.endsWith(ModelSheet.FILE)) {
            return path.toAbsolutePath().getParent();
        }
        if (Files.isDirectory(path)) {
            return path;
        }
        throw new BadModelException("unknown model \"" + nameOrPath + "\": neither one of " + names()
                + " nor a folder that contains " + ModelSheet.FILE);
    }

    /** Names of the models here, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(ModelSheet.FILE)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadModelException("cannot list the models in " + root + ": " + e.getMessage(), e);
        }
    }
}

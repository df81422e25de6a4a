package io.foresight.perception.data.nuscenes;

import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a dataset lies.
 *
 * @param root the folder to which the names of files in the tables are relative
 * @param tables the folder of the tables
 */
record TableFolder(Path root, Path tables) {
    private static final String TYPICAL = "sample_data.json";

    /**
     * The tables in the place, or in the folder of it that has tables.
     *
     * @param version name of that folder; empty: the only one there is
     * @throws BadDataException when there is none, or more than one
     */
    static TableFolder of(Path place, Optional<String> version) throws IOException {
        if (version.isEmpty() && Files.exists(place.resolve(TYPICAL))) {
            Path tables = place.toAbsolutePath().normalize();
            return new TableFolder(tables.getParent(), tables);
        }
        if (!Files.isDirectory(place)) {
            throw new BadDataException(place + ": is not a folder");
        }
        List<Path> found;
        try (Stream<Path> entries = Files.list(place)) {
            found = entries.filter(entry -> Files.exists(entry.resolve(TYPICAL)))
                    .sorted()
                    .toList();
        }
        List<String> names =
                found.stream().map(path -> path.getFileName().toString()).toList();
        if (version.isPresent()) {
            int index = names.indexOf(version.get());
            if (index < 0) {
                throw new BadDataException(place + ": has no folder \"" + version.get() + "\" with " + TYPICAL
                        + "; those that have it: " + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
            return new TableFolder(place, found.get(index));
        }
        if (found.size() != 1) {
            throw new BadDataException(place
                    + (found.isEmpty()
                            ? ": no folder in it has " + TYPICAL + "; tables are expected in PATH/v1.0-trainval/"
                            : ": has the tables of several versions, " + String.join(", ", names)
                                    + "; state one by ?version=" + names.get(0)));
        }
        return new TableFolder(place, found.get(0));
    }

    /** The file of a table. */
    Path table(String name) {
        return tables.resolve(name + ".json");
    }

    /** Whether the folder of such files is there: it is not where only parts of a dataset were fetched. */
    boolean hasFolderOf(Recording recording) throws IOException {
        return Files.isDirectory(path(recording).getParent());
    }

    /**
     * A file that a table names.
     *
     * @throws BadDataException when the name leads out of the dataset, or there is no such file
     */
    Path file(Recording recording) throws IOException {
        Path file = path(recording);
        if (!Files.exists(file)) {
            throw missing(recording, "none at " + file, null);
        }
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new BadDataException(
                    file + ": is a symbolic link that leads out of " + root + "; it is not followed");
        }
        return file;
    }

    private Path path(Recording recording) throws BadDataException {
        try {
            Path file = root.resolve(recording.file()).normalize();
            if (file.startsWith(root.normalize())) {
                return file;
            }
            throw missing(recording, file.toString(), null);
        } catch (InvalidPathException invalid) {
            throw missing(recording, invalid.getMessage(), invalid);
        }
    }

    private BadDataException missing(Recording recording, String found, Exception cause) {
        return new BadDataException(
                table("sample_data") + ": record " + recording.row() + ": field filename: expected a file in " + root
                        + ", found " + ShownText.line(found, 4 * ShownText.MOST),
                cause);
    }
}

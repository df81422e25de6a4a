package io.foresight.perception.data;

import io.foresight.core.text.NaturalOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists the frames of a folder: its files with a given extension, sorted by name, numbers in names by value. */
public final class FileListing {
    private FileListing() {}

    /**
     * File names without the extension, sorted.
     *
     * @throws BadDataException when the folder is missing or has no such file
     */
    public static List<String> stems(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadDataException(folder + ": no such folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> stems = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .filter(stem -> !stem.isEmpty())
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
            if (stems.isEmpty()) {
                throw new BadDataException(folder + ": holds no *" + ending + " file");
            }
            return stems;
        }
    }
}

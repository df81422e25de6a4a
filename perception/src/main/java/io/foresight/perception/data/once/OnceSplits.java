package io.foresight.perception.data.once;

import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.data.SceneChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ONCE's splits, which come with it: {@code ImageSets/train.txt} and others, a sequence a line. */
final class OnceSplits implements SceneChoice.Splits {
    private static final String ENDING = ".txt";
    private static final int MAX_BYTES = 4 << 20;

    private final Path folder;
    private final List<String> names;

    private OnceSplits(Path folder, List<String> names) {
        this.folder = folder;
        this.names = names;
    }

    static OnceSplits of(Path root) throws IOException {
        Path folder = root.resolve("ImageSets");
        return new OnceSplits(folder, Files.isDirectory(folder) ? FileListing.stems(folder, ENDING) : List.of());
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Optional<Set<String>> scenes(String split) throws IOException {
        if (!names.contains(split)) {
            return Optional.empty();
        }
        return Optional.of(BoundedFile.text(folder.resolve(split + ENDING), MAX_BYTES)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}

package io.foresight.perception;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where recordings for tests tagged {@code real-data} lie: {@code FORESIGHT_TEST_DATA}, else {@code ../shared/data} beside the repository. */
public final class RealData {
    private RealData() {}

    /** A file or folder of it; skips the test, saying so, where it is absent. */
    public static Path path(String name) {
        Path path = root().resolve(name);
        assumeTrue(Files.exists(path), () -> "SKIPPED: no test data at " + path + "; set FORESIGHT_TEST_DATA");
        return path;
    }

    /** Every file below the root whose name ends so, sorted; skips the test where there is none. */
    public static List<Path> files(String under, String ending) {
        try (Stream<Path> files = Files.walk(path(under))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assumeTrue(!found.isEmpty(), () -> "SKIPPED: no *" + ending + " under " + under);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String configured = System.getenv("FORESIGHT_TEST_DATA");
        return configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
    }
}

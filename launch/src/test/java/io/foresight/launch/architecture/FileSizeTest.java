package io.foresight.launch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that one can read in one sitting: checked over all modules' main sources, where the style check knows only the largest size. */
class FileSizeTest {
    private static final int LARGEST = 400;
    private static final int LARGEST_MEDIAN = 80;

    @Test
    void mainFilesCanBeReadInOneSitting() throws IOException {
        Map<Path, Integer> lines = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.map(path -> path.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        lines.put(file, Files.readAllLines(file).size());
                    }
                }
            }
        }
        List<Integer> sizes = new ArrayList<>(lines.values());
        sizes.sort(null);
        assertThat(sizes).hasSizeGreaterThan(1000);
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(LARGEST_MEDIAN);
        assertThat(lines).allSatisfy((file, size) -> assertThat(size).isLessThanOrEqualTo(LARGEST));
    }
}

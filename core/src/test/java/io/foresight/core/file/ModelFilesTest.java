package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFilesTest {
    private static final Set<String> NAMED = Set.of("weights.safetensors");

    @TempDir
    private Path folder;

    @Test
    void filesThatTheSheetNamesAndTextsMayBeThere() throws IOException {
        for (String name : new String[] {"weights.safetensors", "model.json", "README.md", "train.yaml", "LICENSE"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(ModelFiles.problem(folder, NAMED)).isEmpty();
    }

    @Test
    void anyOtherFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("weights.safetensors"), "x");
        Files.writeString(folder.resolve("extra\u001b.pt"), "x");
        assertThat(ModelFiles.problem(folder, NAMED).orElseThrow())
                .startsWith(folder + ": unknown file \"extra?.pt\"")
                .contains("weights.safetensors");
    }
}

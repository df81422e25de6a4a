package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoltNativesTest {
    @TempDir
    Path folder;

    @Test
    void anotherSystemIsToldToUseTheSymbolicWorld() {
        assertThat(JoltNatives.load("Windows 11 amd64", folder.toString()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Windows", "symbolic world"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedTogetherWithTheSetting() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(JoltNatives.load("Linux amd64", file.resolve("below").toString()))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains(file.toString(), "-Dforesight.natives=FOLDER"));
    }
}

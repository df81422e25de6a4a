package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastDdsNativesTest {
    @TempDir
    private Path folder;

    @Test
    void anotherSystemIsNamedWithThoseThatWork() {
        assertThat(FastDdsNatives.load("Windows 11 amd64", folder))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Windows", "Linux"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedTogetherWithTheSetting() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(FastDdsNatives.load("Linux amd64", file.resolve("below")))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains(file.toString(), "-Dforesight.natives=FOLDER"));
    }

    @Test
    void theLibrariesAreUnpackedIntoOurFolderNotIntoTheHome() {
        assertThat(FastDds.unavailable()).isEmpty();
        assertThat(Path.of(System.getProperty("user.home"), ".ihmc")).doesNotExist();
    }
}

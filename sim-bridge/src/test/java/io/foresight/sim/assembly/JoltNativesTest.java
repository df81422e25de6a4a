package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoltNativesTest {
    private static final String RESOURCE = "/io/foresight/sim/assembly/JoltNatives.class";

    @TempDir
    Path folder;

    @Test
    void aDamagedCopyIsReplacedAndASoundOneIsKept() throws IOException {
        Path file = JoltNatives.unpack(RESOURCE, folder.resolve("new"));
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(JoltNatives.unpack(RESOURCE, folder.resolve("new"))).isEqualTo(file);
        assertThat(file).hasBinaryContent(sound);
        Object kept = Files.getAttribute(file, "unix:ino");
        JoltNatives.unpack(RESOURCE, folder.resolve("new"));
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(kept);
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsALinkIsNotTrusted() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertThatThrownBy(() -> JoltNatives.unpack(RESOURCE, link)).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderIntoWhichOthersMayWriteIsNotTrusted() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> JoltNatives.unpack(RESOURCE, shared)).hasMessageContaining("others");
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aLibraryThatIsNotAmongTheJarsIsNamed() {
        assertThatThrownBy(() -> JoltNatives.unpack("/no/such.so", folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such.so");
    }

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

package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {
    private static final String RESOURCE = "/io/foresight/core/file/NativeFolder.class";

    @TempDir
    Path folder;

    @Test
    void aDamagedCopyIsReplacedAndASoundOneIsKept() throws IOException {
        Path file = new NativeFolder(folder.resolve("new")).unpack(RESOURCE);
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(new NativeFolder(folder.resolve("new")).unpack(RESOURCE)).isEqualTo(file);
        assertThat(file).hasBinaryContent(sound);
        Object kept = Files.getAttribute(file, "unix:ino");
        new NativeFolder(folder.resolve("new")).unpack(RESOURCE);
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(kept);
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsALinkIsNotTrusted() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertThatThrownBy(() -> new NativeFolder(link).unpack(RESOURCE)).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderIntoWhichOthersMayWriteIsNotTrusted() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> new NativeFolder(shared).unpack(RESOURCE)).hasMessageContaining("others");
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aLibraryThatIsNotAmongTheJarsIsNamed() {
        assertThatThrownBy(() -> new NativeFolder(folder).unpack("/no/such.so"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such.so");
    }
}

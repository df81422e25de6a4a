package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void contentIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, new byte[] {1, 2});
        AtomicFile.write(file, part -> Files.writeString(part, "other"));
        assertThat(file).hasContent("other");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void contentThatFailsLeavesTheOldOne() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, part -> {
                    Files.writeString(part, "half");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aMissingFolderIsNotMade() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("typo/a.txt"), new byte[1]))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeWrittenIsToldByItsOwnNameAndBeforeTheWork() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> AtomicFile.write(taken, part -> {
                    throw new AssertionError("the work was done before");
                }))
                .hasMessage(taken + ": is a folder, a file is to be written");
        Path inFile = Files.writeString(folder.resolve("file"), "").resolve("below");
        assertThatThrownBy(() -> AtomicFile.write(inFile, new byte[1]))
                .hasMessage(inFile + ": there is no folder " + folder.resolve("file"));
        Path file = folder.resolve("a.txt");
        assertThatThrownBy(() -> AtomicFile.write(file, part -> {
                    throw new FileSystemException(part.toString(), null, "Read-only file system");
                }))
                .hasMessage(file + ": Read-only file system");
    }

    @Test
    void hashesAreThoseOfTheStandard() throws IOException {
        // FIPS 180-2, appendix B.1
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(Sha256.hex(new byte[] {'a', 'b', 'c'})).isEqualTo(abc);
        Path file = folder.resolve("abc");
        Files.writeString(file, "abc");
        assertThat(Sha256.hex(file)).isEqualTo(abc);
    }
}

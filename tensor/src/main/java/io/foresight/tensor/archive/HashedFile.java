package io.foresight.tensor.archive;

import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes whole archive files; every fault is an {@link ArchiveException} that names the file. */
final class HashedFile {
    private HashedFile() {}

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file + ": " + e, e);
        }
    }

    /** Content with this SHA-256 (hex), or none. */
    static byte[] read(Path file, String sha256) {
        byte[] bytes = read(file);
        require(file, Sha256.hex(bytes), sha256);
        return bytes;
    }

    static void require(Path file, String actual, String sha256) {
        if (!actual.equalsIgnoreCase(sha256)) {
            throw new ArchiveException(file + ": SHA-256 is " + actual + ", expected " + sha256
                    + ": the file was changed or belongs to another data sheet");
        }
    }

    /** Writes atomically, with missing folders, and returns the content's SHA-256 (hex). */
    static String write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, content);
        } catch (IOException e) {
            throw new ArchiveException("cannot write " + file + ": " + e, e);
        }
        return Sha256.hex(content);
    }
}

package io.foresight.core.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says which file could not be read: the system's own words do not name it where it is a folder, no text, or on a broken disk. */
public final class FailedRead {
    private FailedRead() {}

    /** A whole UTF-8 text; every fault names the file. */
    public static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw of(file, failed);
        }
    }

    /** The exception to throw instead. */
    public static IOException of(Path file, IOException cause) {
        if (cause instanceof FileSystemException) {
            return cause; // names the file
        }
        if (Files.isDirectory(file)) {
            return new IOException(file + " is a folder, a file is needed", cause);
        }
        return new IOException(
                file + ": " + (cause instanceof CharacterCodingException ? "is not UTF-8 text" : cause.getMessage()),
                cause);
    }
}

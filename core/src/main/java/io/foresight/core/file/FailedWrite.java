package io.foresight.core.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says which file could not be written, and what space there was: the system's own words name neither. */
public final class FailedWrite {
    private FailedWrite() {}

    /**
     * The exception to throw instead.
     *
     * @param needed bytes that were to be written
     */
    public static IOException of(Path file, long needed, IOException cause) {
        if (cause instanceof FileSystemException) {
            return cause; // names the file
        }
        return new IOException(
                file + ": " + cause.getMessage() + "; " + needed + " bytes were to be written, " + free(file)
                        + " are free",
                cause);
    }

    private static String free(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return Long.toString(
                    Files.getFileStore(folder == null ? file : folder).getUsableSpace());
        } catch (IOException unknown) {
            return "an unknown number";
        }
    }
}

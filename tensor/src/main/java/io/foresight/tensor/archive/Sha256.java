package io.foresight.tensor.archive;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of file contents, in lower-case hex. */
public final class Sha256 {
    private Sha256() {}

    /** Hash of bytes. */
    public static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static void require(Path file, byte[] bytes, String expected) {
        String actual = hex(bytes);
        if (!actual.equalsIgnoreCase(expected)) {
            throw new ArchiveException(file + ": SHA-256 is " + actual + ", expected " + expected
                    + ": the file was changed or belongs to another data sheet");
        }
    }
}

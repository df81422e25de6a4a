package io.foresight.perception.data.sim;

import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in the notation of {@code sha256sum}. */
final class Sha256 {
    private static final int BUFFER = 1 << 18;

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Compares the file with its line in {@code sums}, the text of a {@code SHA256SUMS} file. */
    static void verify(Path file, String sums) throws IOException {
        String name = file.getFileName().toString();
        String expected = sums.lines()
                .filter(line -> line.endsWith("  " + name))
                .map(line -> line.substring(0, line.length() - name.length() - 2))
                .findFirst()
                .orElseThrow(() -> new BadDataException(file + ": SHA256SUMS beside it does not name it"));
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        String actual = hex(digest.digest());
        if (!actual.equals(expected)) {
            throw new BadDataException(
                    file + ": SHA-256 is " + actual + ", must be " + expected + "; the file is damaged");
        }
    }
}

package io.foresight.tensor.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over a configuration, independent of the order of its keys. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Map<String, String> configuration) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(configuration)
                    .forEach((key, value) -> digest.update((key.length() + ":" + key + value.length() + ":" + value)
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

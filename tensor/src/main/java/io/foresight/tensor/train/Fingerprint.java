package io.foresight.tensor.train;

import io.foresight.core.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over a configuration, independent of the order of its keys. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Map<String, String> configuration) {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(configuration)
                .forEach((key, value) -> digest.update(
                        (key.length() + ":" + key + value.length() + ":" + value).getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(digest);
    }
}

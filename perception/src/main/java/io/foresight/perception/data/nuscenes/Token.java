package io.foresight.perception.data.nuscenes;

import io.foresight.core.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The name of a record, in 128 bits: nuScenes' own 32 hexadecimal digits as they are, longer and other names, such as Lyft's of 64 digits, by the
 * first half of their SHA-256.
 */
record Token(long high, long low) {
    private static final int DIGITS = 32;

    static Token of(String name) {
        if (name.length() == DIGITS && isHexadecimal(name)) {
            return new Token(
                    Long.parseUnsignedLong(name, 0, DIGITS / 2, 16),
                    Long.parseUnsignedLong(name, DIGITS / 2, DIGITS, 16));
        }
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8)));
        return new Token(hash.getLong(), hash.getLong());
    }

    /** In lower case only, so that different names are different tokens. */
    private static boolean isHexadecimal(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}

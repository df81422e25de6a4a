package io.foresight.perception.data;

import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks names that come from an index file or a user and become part of a path. Only letters, digits, '-', '_' and '.' are allowed, so
 * path separators, parent folders, control characters and look-alike characters are rejected.
 */
public final class SafeName {
    private static final int MAX_LENGTH = 128;

    private SafeName() {}

    /** Whether the name has 1 to 128 allowed characters and does not start with a dot. */
    public static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /**
     * The file of that name directly in {@code root}.
     *
     * @throws BadDataException when the name is not safe, or a symbolic link leads out of {@code root}
     */
    public static Path inside(Path root, String name) throws IOException {
        if (!isSafe(name)) {
            throw new BadDataException(root + ": \"" + ShownText.name(name)
                    + "\" is not a valid name; allowed are 1 to 128 letters, digits, '-', '_', '.', no leading dot");
        }
        Path file = root.resolve(name);
        if (Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath())) {
            throw new BadDataException(
                    file + ": is a symbolic link that leads out of " + root + "; it is not followed");
        }
        return file;
    }
}

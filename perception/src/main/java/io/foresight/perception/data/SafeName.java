package io.foresight.perception.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names that come from an index file or a user and become part of a path: letters, digits, '-', '_' and '.' only, so no separator, no
 * parent folder, no control or look-alike character can pass.
 */
public final class SafeName {
    private static final int MAX_LENGTH = 128;

    private SafeName() {}

    /** Is it 1 to 128 characters of the allowed ones, not starting with a dot? */
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
     * @throws BadDataException when the name is not safe, or leads out of {@code root} through a link
     */
    public static Path inside(Path root, String name) throws IOException {
        if (!isSafe(name)) {
            throw new BadDataException(root + ": \"" + printable(name)
                    + "\" is not a name this reads: 1 to 128 letters, digits, '-', '_', '.', no leading dot");
        }
        Path file = root.resolve(name);
        if (Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath())) {
            throw new BadDataException(file + ": is a link that leads out of " + root + "; refused");
        }
        return file;
    }

    private static String printable(String name) {
        String start = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) + "..." : name;
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }
}

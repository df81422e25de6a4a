package io.foresight.launch.config;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong so far. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Control characters of a file do not reach a terminal. */
    void add(String where, String what) {
        String shown = what.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
        found.add(where.isEmpty() ? shown : where + ": " + shown);
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    void throwIfAny(String source) {
        if (!found.isEmpty()) {
            throw new BadConfigException(source, found);
        }
    }
}

package io.foresight.launch.config;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong so far. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String where, String what) {
        found.add(where.isEmpty() ? what : where + ": " + what);
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

package io.foresight.tensor.train;

import java.util.ArrayList;
import java.util.List;

/** Collects everything wrong with a settings record, so that the user mends all of it at once. */
final class Problems {
    private final String subject;
    private final List<String> found = new ArrayList<>();

    Problems(String subject) {
        this.subject = subject;
    }

    /** Notes that {@code name} has {@code value} unless {@code sound}; {@code rule} completes "must be ...". */
    Problems require(boolean sound, String name, Object value, String rule) {
        if (!sound) {
            found.add(name + " must be " + rule + ", not " + value);
        }
        return this;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new TrainingException(subject + " has " + found.size()
                    + (found.size() == 1 ? " problem: " : " problems: ") + String.join("; ", found));
        }
    }
}

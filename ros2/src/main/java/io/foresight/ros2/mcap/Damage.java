package io.foresight.ros2.mcap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The damaged parts of a recording that are left out when it is read: chunks, or single messages. Each is told in the log and counted once,
 * however often it is met. Thread-safe.
 */
public final class Damage {
    private static final Logger log = LoggerFactory.getLogger(Damage.class);
    private static final int MOST_TOLD = 16;
    private static final int MOST_KNOWN = 1 << 16;

    private final Path file;
    private final Set<String> known = new HashSet<>();
    private long parts;
    private long messages;
    private String first = "";

    /** Nothing is damaged so far. */
    public Damage(Path file) {
        this.file = file;
    }

    /**
     * Leaves a part out.
     *
     * @param part names it, such as {@code Chunk at byte 7207}
     * @param holding number of its messages, as far as known
     */
    public synchronized void leaveOut(String part, IOException problem, long holding) {
        if (known.contains(part)) {
            return;
        }
        if (known.size() < MOST_KNOWN) {
            known.add(part);
        }
        parts++;
        messages += holding;
        first = first.isEmpty() ? problem.getMessage() : first;
        if (parts <= MOST_TOLD) {
            log.warn(
                    "{} is damaged; left out{}: {}{}",
                    file.getFileName(),
                    holding > 0 ? " with its " + holding + (holding == 1 ? " message" : " messages") : "",
                    problem.getMessage(),
                    parts == MOST_TOLD ? " (further ones are only counted)" : "");
        }
    }

    /** Whether this part was left out before. */
    synchronized boolean has(String part) {
        return known.contains(part);
    }

    /** What was left out so far, in a sentence without a full stop; empty when nothing was. */
    public synchronized Optional<String> text() {
        return parts == 0
                ? Optional.empty()
                : Optional.of(file.getFileName() + " is damaged; left out: " + parts
                        + (parts == 1 ? " part" : " parts") + " with " + messages
                        + (messages == 1 ? " message" : " messages") + ", first at: " + first);
    }
}

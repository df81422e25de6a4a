package io.foresight.serving;

import io.foresight.core.text.Seldom;
import io.foresight.core.text.ShownText;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * Logs errors of this software that calls run into. Of each kind the first one with its trace, later ones in a line now and then: a caller who can
 * provoke one cannot flood the log.
 */
public final class FaultLog {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Logger log;
    private final Map<String, Seldom> kinds =
            new ConcurrentHashMap<>(); // by what was thrown where: as many as the code has

    /** Writes to this log. */
    public FaultLog(Logger log) {
        this.log = log;
    }

    /**
     * Logs an error.
     *
     * @param event such as {@code call_fault method=Perceive}
     */
    public void fault(String event, Throwable thrown) {
        String kind = kind(thrown);
        Seldom known = kinds.putIfAbsent(kind, new Seldom(EVERY));
        if (known == null) {
            log.error("event={}", event, thrown);
            return;
        }
        known.now()
                .ifPresent(others -> log.error(
                        "event={} again={} message={} others={}",
                        event,
                        kind,
                        ShownText.name(String.valueOf(thrown.getMessage())),
                        others));
    }

    private static String kind(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getSimpleName()
                + (trace.length == 0 ? "" : "@" + trace[0].getFileName() + ":" + trace[0].getLineNumber());
    }
}

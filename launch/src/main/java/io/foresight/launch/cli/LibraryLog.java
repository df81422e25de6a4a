package io.foresight.launch.cli;

import io.foresight.core.text.Seldom;
import io.foresight.core.text.ShownText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * What gRPC and the JDK say through {@code java.util.logging}, much of which clients can cause: one short line of our log, without traces, and
 * of each kind one in ten seconds.
 */
final class LibraryLog extends Handler {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_KINDS = 100;
    private static final int LONGEST = 200;

    private final Formatter formatter = new SimpleFormatter();
    private final Map<String, Seldom> kinds = new LinkedHashMap<>();

    /** Takes over from the handlers that are there. */
    static void begin() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new LibraryLog());
    }

    @Override
    public void publish(LogRecord said) {
        if (said.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        String name = said.getLoggerName() == null ? "" : said.getLoggerName();
        seldom(name + said.getMessage()).now().ifPresent(others -> LoggerFactory.getLogger(name)
                .warn(
                        "{}{}",
                        ShownText.line(sentence(said), LONGEST),
                        others == 0 ? "" : " (and " + others + " more like it)"));
    }

    private synchronized Seldom seldom(String kind) {
        return kinds.computeIfAbsent(kinds.size() < MOST_KINDS ? kind : "", each -> new Seldom(EVERY));
    }

    private String sentence(LogRecord said) {
        return formatter.formatMessage(said) + (said.getThrown() == null ? "" : ": " + said.getThrown());
    }

    @Override
    public void flush() {
        // every line is written at once
    }

    @Override
    public void close() {
        // nothing is held
    }
}

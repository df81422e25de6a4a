package io.foresight.ros2.node;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.RclInterfaces.Log;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's log: to this process's log and to {@code /rosout}, filtered by level; an event is one line. Thread-safe. */
public final class NodeLog {
    private static final int MOST_KEYS = 1024;

    private final String name;
    private final LogLevel level;
    private final boolean stdout;
    private final RosClock clock;
    private final Logger logger;
    private final Map<String, Long> lastSaid = new HashMap<>();
    private volatile Publisher<Log> rosout;

    /** @param name of the logger: namespace and name joined by dots */
    NodeLog(String name, NodeArguments arguments, RosClock clock) {
        this.name = name;
        this.level = arguments.level(name);
        this.stdout = arguments.stdout();
        this.clock = clock;
        this.logger = LoggerFactory.getLogger("io.foresight.node." + name);
    }

    /** Sets the publisher of {@code /rosout}; null for none. */
    void to(Publisher<Log> publisher) {
        rosout = publisher;
    }

    /** The lowest level that is logged. */
    public LogLevel level() {
        return level;
    }

    /** Logs details for debugging. */
    public void debug(String message) {
        say(LogLevel.DEBUG, message);
    }

    /** Logs a normal event. */
    public void info(String message) {
        say(LogLevel.INFO, message);
    }

    /** Logs a possible problem. */
    public void warn(String message) {
        say(LogLevel.WARN, message);
    }

    /** Logs an error. */
    public void error(String message) {
        say(LogLevel.ERROR, message);
    }

    /** As {@link #warn}, but at most once per period for each key. */
    public void warnEvery(Duration period, String key, String message) {
        long now = System.nanoTime();
        synchronized (lastSaid) {
            Long last = lastSaid.get(key);
            if (last != null && now - last < period.toNanos()) {
                return;
            }
            if (lastSaid.size() >= MOST_KEYS) {
                lastSaid.clear();
            }
            lastSaid.put(key, now);
        }
        warn(message);
    }

    private void say(LogLevel at, String said) {
        if (at.compareTo(level) < 0) {
            return;
        }
        String message = ShownText.sentence(said);
        if (stdout) {
            switch (at) {
                case DEBUG -> logger.debug(message);
                case INFO -> logger.info(message);
                case WARN -> logger.warn(message);
                case ERROR, FATAL -> logger.error(message);
            }
        }
        Publisher<Log> publisher = rosout;
        if (publisher != null) {
            try {
                publisher.publish(new Log(Time.ofNanos(clock.wallNanos()), at.value(), name, message, "", "", 0));
            } catch (DdsException closing) {
                logger.debug("/rosout did not take a line: {}", closing.getMessage());
            }
        }
    }
}

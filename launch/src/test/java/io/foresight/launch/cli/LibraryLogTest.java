package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LibraryLogTest {
    @Test
    void warningsAreOneShortLineEachWithoutTracesAndNotMoreThanNowAndThen() {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            LibraryLog log = new LibraryLog();
            for (int i = 0; i < 1000; i++) {
                log.publish(record(Level.WARNING, "Stream Error", new IllegalStateException("x\n".repeat(500))));
            }
            log.publish(record(Level.INFO, "nobody asked", null));
            log.publish(record(Level.WARNING, "another {0}", null));
        } finally {
            System.setErr(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(300))
                .satisfies(lines -> assertThat(lines.get(0)).contains("Stream Error: java.lang.IllegalStateException"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("another"));
    }

    private static LogRecord record(Level level, String message, Throwable thrown) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("some.library");
        record.setThrown(thrown);
        return record;
    }
}

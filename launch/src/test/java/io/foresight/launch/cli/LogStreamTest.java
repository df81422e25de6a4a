package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogStreamTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream log = new LogStream(bytes);

    @Test
    void anEventIsOneShortLine() {
        log.println("WARN reader - /a\n2026-01-01 ERROR forged\r\u2028\u001b[31m点云");
        log.println("x".repeat(1 << 20));
        assertThat(lines()).hasSize(2);
        assertThat(lines()[0]).isEqualTo("WARN reader - /a?2026-01-01 ERROR forged???[31m点云");
        assertThat(lines()[1]).hasSizeLessThan(2100);
    }

    @Test
    void theMessageInATraceBeginsNoLineOfItsOwn() {
        new IllegalStateException("/a\n2026-01-01 ERROR forged", new IOException("b\nERROR forged, too"))
                .printStackTrace(log);
        assertThat(lines()[0]).isEqualTo("java.lang.IllegalStateException: /a?2026-01-01 ERROR forged");
        assertThat(lines()[1]).startsWith("    at " + LogStreamTest.class.getName());
        assertThat(lines()).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("2026"));
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8).split("\n");
    }
}

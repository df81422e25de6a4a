package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownOutputTest {
    private static final String FOREIGN = "name \u001b]0;owned\u0007 \u009b2J \u202ereversed 点云";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void whatWouldActOnATerminalDoesNotPass() {
        printer(false).println(FOREIGN);
        assertThat(shown()).isEqualTo("name ?]0;owned? ?2J ?reversed 点云\n");
    }

    @Test
    void onATerminalOurColoursAndProgressPassAndNothingElse() {
        printer(true).print("\r\u001b[32mgood\u001b[0m 3/5\u001b[K \u001b[2J\u001b[1;31mbad\u001b[0m\u009b31m");
        assertThat(shown()).isEqualTo("\r\u001b[32mgood\u001b[0m 3/5\u001b[K ?[2J\u001b[1;31mbad\u001b[0m?31m");
    }

    @Test
    void coloursDoNotReachAFile() {
        printer(false).print("\u001b[32mgood\u001b[0m");
        assertThat(shown()).isEqualTo("?[32mgood?[0m");
    }

    @Test
    void aLineWithoutEndIsPassedOnInPieces() {
        PrintStream printer = new PrintStream(new ShownOutput(bytes, false), false, StandardCharsets.UTF_8);
        printer.print("é".repeat(100_000) + "x".repeat(100_000));
        assertThat(bytes.size()).as("before it was flushed").isGreaterThan(100_000);
        printer.flush();
        assertThat(shown()).isEqualTo("é".repeat(100_000) + "x".repeat(100_000));
    }

    private PrintStream printer(boolean terminal) {
        return new PrintStream(new ShownOutput(bytes, terminal), true, StandardCharsets.UTF_8);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

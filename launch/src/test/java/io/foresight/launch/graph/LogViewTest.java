package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.graph.LogView.Mood;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogViewTest {
    private final StringWriter written = new StringWriter();

    @Test
    void namesAreAlignedAndWithoutColourOffTheTerminal() {
        LogView view = new LogView(new PrintWriter(written), false, List.of("perception", "ab"));
        view.line("ab", "hello");
        view.line("perception", "there");
        view.event("ab", Mood.BAD, "failed");
        view.event(Mood.PLAIN, "stops");

        assertThat(written.toString().lines())
                .containsExactly(
                        "ab         │ hello", "perception │ there", "ab         │ ▸ failed", "launch     │ ▸ stops");
    }

    @Test
    void onATerminalEachNameHasItsColour() {
        LogView view = new LogView(new PrintWriter(written), true, List.of("a", "b"));
        view.line("a", "x");
        view.line("b", "y");

        assertThat(written.toString().lines())
                .containsExactly("\u001b[36ma     \u001b[0m │ x", "\u001b[35mb     \u001b[0m │ y");
    }

    @Test
    void whatAProcessWritesCannotMoveTheCursorOrPassForAnother() {
        LogView view = new LogView(new PrintWriter(written), false, List.of("a"));
        view.line("a", "\u001b[2J\u001b]0;title\u0007re\u001b[31md\u001b[0m\tend\b\u0000\u009b2K\u001b");

        assertThat(written.toString().lines()).containsExactly("a      │ red\tend2K");
    }

    @Test
    void whatAProcessWritesCannotTurnTheDirectionOfReading() {
        LogView view = new LogView(new PrintWriter(written), false, List.of("a"));
        view.line("a", "file \u202egnp.exe \u2028x");

        assertThat(written.toString().lines()).containsExactly("a      │ file ?gnp.exe ?x");
    }

    @Test
    void outputIsCutIntoLines() throws IOException {
        assertThat(lines("one\ntwo\r\n\nlast")).containsExactly("one", "two", "", "last");
        assertThat(lines("10 %\r50 %\r100 %\n")).containsExactly("100 %");
        assertThat(lines("")).isEmpty();
        assertThat(lines("x".repeat(Output.LONGEST) + "\n")).containsExactly("x".repeat(Output.LONGEST));
        assertThat(lines("x".repeat(1_000_000) + "\ny\n")).containsExactly("x".repeat(Output.LONGEST) + " …", "y");
        assertThat(lines("x".repeat(5000) + "\rdone\n")).containsExactly("done");
        assertThat(lines("x".repeat(Output.LONGEST) + "\r\n")).containsExactly("x".repeat(Output.LONGEST));
    }

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        new Output(lines::add).pump(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return lines;
    }
}

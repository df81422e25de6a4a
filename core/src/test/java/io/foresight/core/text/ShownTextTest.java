package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTextTest {
    @Test
    void ordinaryTextOfAnyLanguageStaysAsItIs() {
        assertThat(ShownText.name("lidar/top-1 Größe 点云 🚗")).isEqualTo("lidar/top-1 Größe 点云 🚗");
    }

    @Test
    void whatWouldActOnATerminalOrALogIsReplaced() {
        assertThat(ShownText.name("\u001b[31mred\u0007\n2026 event=forged\r\u009b2J\u007f\u2028"))
                .isEqualTo("?[31mred??2026 event=forged??2J??");
    }

    @Test
    void readingDirectionCannotBeTurned() {
        assertThat(ShownText.name("model\u202egnp.exe\u2066\u200f\ufeff\udb40\udc41"))
                .isEqualTo("model?gnp.exe????");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(ShownText.name("a\ud83d b")).isEqualTo("a? b");
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        assertThat(ShownText.line("🚗🚗🚗", 2)).isEqualTo("🚗🚗…");
        assertThat(ShownText.line("ab", 2)).isEqualTo("ab");
        assertThat(ShownText.name("x".repeat(1_000_000))).hasSize(ShownText.MOST + 1);
    }

    @Test
    void aSentenceIsOneLineWhateverItQuotes() {
        assertThat(ShownText.sentence("topic \u001b[31m/a\n\u202e is unknown")).isEqualTo("topic ?[31m/a?? is unknown");
        assertThat(ShownText.sentence("x".repeat(1_000_000))).hasSize(ShownText.LONGEST_SENTENCE + 1);
    }

    @Test
    void textOfSeveralLinesKeepsThem() {
        assertThat(ShownText.lines("one\n\ttwo\u001b\r\n")).isEqualTo("one\n\ttwo??\n");
    }
}

package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private long now = 5 * SECOND;

    @Test
    void aTerminalHasOneLineThatIsRewrittenAndClearedInTheEnd() {
        ProgressLine line = new ProgressLine(new PrintWriter(text), true, () -> now);
        line.show("frame", 1, 3);
        line.show("frame", 2, 3);
        line.finish();
        line.finish();
        assertThat(text.toString()).isEqualTo("\rframe 1/3\u001b[K\rframe 2/3\u001b[K\r\u001b[K");
    }

    @Test
    void elsewhereThereIsALineEveryTenSecondsAndNoneForShortWork() {
        ProgressLine line = new ProgressLine(new PrintWriter(text), false, () -> now);
        for (int done = 0; done < 25; done++) {
            line.show("frame", done, 25);
            now += SECOND;
        }
        line.finish();
        assertThat(text.toString()).isEqualToNormalizingNewlines("frame 10/25\nframe 20/25\n");
    }
}

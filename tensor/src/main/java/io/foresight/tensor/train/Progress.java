package io.foresight.tensor.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person how far a run is: a bar redrawn in place on a terminal, one plain log line a logged step elsewhere. */
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final int BAR = 24;

    private final Optional<PrintStream> terminal;

    private Progress(Optional<PrintStream> terminal) {
        this.terminal = terminal;
    }

    /** Log lines only. */
    public static Progress logged() {
        return new Progress(Optional.empty());
    }

    /** A bar on {@code stream}, which should be a terminal; pass standard error so that standard output stays clean. */
    public static Progress onTerminal(PrintStream stream) {
        return new Progress(Optional.of(stream));
    }

    void show(StepReport report, long steps, Duration left) {
        String text = line(report, steps, left);
        if (terminal.isPresent()) {
            int done = (int) (BAR * (report.step() + 1) / steps);
            terminal.get().print("\r[" + "#".repeat(done) + ".".repeat(BAR - done) + "] " + text + "\u001b[K");
            terminal.get().flush();
        } else {
            LOG.info("{}", text);
        }
    }

    /** Ends the line of the bar, so that what follows starts on its own. */
    void finish() {
        terminal.ifPresent(PrintStream::println);
    }

    static String line(StepReport report, long steps, Duration left) {
        StringBuilder losses = new StringBuilder();
        for (Map.Entry<String, Double> loss : report.losses().entrySet()) {
            losses.append(String.format(Locale.ROOT, " %s %.4g", loss.getKey(), loss.getValue()));
        }
        return String.format(
                Locale.ROOT,
                "step %d/%d epoch %.2f%s lr %.3g norm %.3g %.1f samples/s wait %.0f ms eta %s",
                report.step() + 1,
                steps,
                report.epoch(),
                losses,
                report.learningRate(),
                report.gradientNorm(),
                report.samplesPerSecond(),
                report.dataWaitMillis(),
                clock(left));
    }

    private static String clock(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}

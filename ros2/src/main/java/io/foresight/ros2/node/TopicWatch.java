package io.foresight.ros2.node;

import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a topic does at one moment.
 *
 * @param topic absolute name
 * @param state whether messages come
 * @param publishers writers matched now
 * @param received messages so far
 * @param rateHz messages a second in the last five; 0 when silent
 * @param age since the last message; empty before the first
 * @param lost messages that did not arrive, by the gaps in their writers' numbers
 * @param refused messages that could not be read
 */
public record TopicWatch(
        String topic,
        State state,
        int publishers,
        long received,
        double rateHz,
        Optional<Duration> age,
        long lost,
        long refused) {
    /** Whether messages come. */
    public enum State {
        /** None so far. */
        NOT_RECEIVED,
        /** They come. */
        ACTIVE,
        /** They came, but the last is too long ago. */
        SILENT
    }

    /**
     * The same as a line of {@code /diagnostics}: OK when active, WARN before the first message, ERROR when silent, and at least WARN while messages
     * are refused.
     *
     * @param name of the line
     */
    public DiagnosticStatus diagnostic(String name) {
        int level =
                switch (state) {
                    case ACTIVE -> refused > 0 ? DiagnosticStatus.WARN : DiagnosticStatus.OK;
                    case NOT_RECEIVED -> DiagnosticStatus.WARN;
                    case SILENT -> DiagnosticStatus.ERROR;
                };
        String message =
                switch (state) {
                    case ACTIVE -> "messages of " + topic + " come";
                    case NOT_RECEIVED ->
                        publishers == 0 ? "nobody publishes " + topic : "nothing received on " + topic + " yet";
                    case SILENT ->
                        String.format(
                                Locale.ROOT,
                                "%s is silent since %.1f s%s",
                                topic,
                                age.orElse(Duration.ZERO).toNanos() / 1e9,
                                publishers == 0 ? ": nobody publishes it any more" : "");
                };
        List<KeyValue> values = new ArrayList<>();
        values.add(new KeyValue("topic", topic));
        values.add(new KeyValue("state", state.name()));
        values.add(new KeyValue("publishers", Integer.toString(publishers)));
        values.add(new KeyValue("received", Long.toString(received)));
        values.add(new KeyValue("rate_hz", String.format(Locale.ROOT, "%.2f", rateHz)));
        age.ifPresent(
                since -> values.add(new KeyValue("age_s", String.format(Locale.ROOT, "%.3f", since.toNanos() / 1e9))));
        values.add(new KeyValue("lost", Long.toString(lost)));
        values.add(new KeyValue("refused", Long.toString(refused)));
        return new DiagnosticStatus(level, name, message, "", values);
    }
}

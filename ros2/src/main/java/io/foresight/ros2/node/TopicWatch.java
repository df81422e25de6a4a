package io.foresight.ros2.node;

import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Status of a topic at one time.
 *
 * @param topic absolute name
 * @param state whether messages are received
 * @param publishers number of currently matched writers
 * @param received number of messages so far
 * @param rateHz messages per second over the last five seconds; 0 when silent
 * @param age time since the last message; empty before the first
 * @param lost number of lost messages, from gaps in the writers' sequence numbers
 * @param refused number of messages that could not be decoded
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
    /** Whether messages are received. */
    public enum State {
        /** No message so far. */
        NOT_RECEIVED,
        /** Messages are received. */
        ACTIVE,
        /** Messages were received, but the last one is too old. */
        SILENT
    }

    /**
     * The status for {@code /diagnostics}: OK when active, WARN before the first message, ERROR when silent, and at least WARN while
     * messages cannot be decoded.
     *
     * @param name of the status
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
                    case ACTIVE -> "receiving messages of " + topic;
                    case NOT_RECEIVED ->
                        publishers == 0 ? "no publisher on " + topic : "nothing received on " + topic + " yet";
                    case SILENT ->
                        String.format(
                                Locale.ROOT,
                                "no message on %s for %.1f s%s",
                                topic,
                                age.orElse(Duration.ZERO).toNanos() / 1e9,
                                publishers == 0 ? ": it has no publisher any more" : "");
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

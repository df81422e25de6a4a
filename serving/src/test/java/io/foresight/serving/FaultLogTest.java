package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;

final class FaultLogTest {
    private final Kept kept = new Kept();
    private final FaultLog faults = new FaultLog(kept);

    @Test
    void theFirstOfAKindHasItsTraceAndTheOthersAreAShortLineNowAndThen() {
        for (int i = 0; i < 1000; i++) {
            faults.fault("call_fault", new IllegalStateException("\u001b" + "y".repeat(5000)));
        }
        faults.fault("call_fault", new IllegalArgumentException("another kind"));
        assertThat(kept.traces).hasSize(2);
        assertThat(kept.lines).hasSize(3);
        assertThat(kept.lines.get(1))
                .contains("again")
                .contains("IllegalStateException@FaultLogTest")
                .contains("?yyy");
        assertThat(kept.lines.get(1).length()).isLessThan(300);
    }

    /** Keeps what is logged. */
    private static final class Kept extends AbstractLogger {
        private static final long serialVersionUID = 1L;

        final List<String> lines = new ArrayList<>();
        final List<Throwable> traces = new ArrayList<>();

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String format, Object[] arguments, Throwable thrown) {
            lines.add(org.slf4j.helpers.MessageFormatter.basicArrayFormat(format, arguments));
            if (thrown != null) {
                traces.add(thrown);
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}

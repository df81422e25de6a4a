package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicMeterTest {
    private static final Guid ONE = new Guid(1, 1);
    private static final Guid TWO = new Guid(2, 1);
    private static final Duration SILENT = Duration.ofSeconds(2);

    private long now = -1_000_000_000L;
    private final TopicMeter meter = new TopicMeter("/points", () -> now);

    private void run(int messages, long periodNanos) {
        for (int i = 1; i <= messages; i++) {
            now += periodNanos;
            meter.arrived(ONE, i);
        }
    }

    @Test
    void beforeTheFirstMessageThereIsNeitherAgeNorRate() {
        TopicWatch watch = meter.watch(1, SILENT);
        assertThat(watch.state()).isEqualTo(TopicWatch.State.NOT_RECEIVED);
        assertThat(watch.age()).isEmpty();
        assertThat(watch.rateHz()).isZero();
        assertThat(watch.diagnostic("points").level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(watch.diagnostic("points").message()).isEqualTo("nothing received on /points yet");
        assertThat(meter.watch(0, SILENT).diagnostic("points").message()).isEqualTo("no publisher on /points");
    }

    @Test
    void theRateIsThatOfTheLastFiveSeconds() {
        run(100, 500_000_000);
        assertThat(meter.watch(1, SILENT).rateHz()).isCloseTo(2, within(1e-9));
        run(200, 50_000_000);
        assertThat(meter.watch(1, SILENT).rateHz()).isCloseTo(20, within(1e-9));
        run(5000, 1_000_000);
        assertThat(meter.watch(1, SILENT).rateHz()).as("more than are kept").isCloseTo(1000, within(1e-6));
    }

    @Test
    void aTopicFallsSilentAndComesBack() {
        run(10, 100_000_000);
        now += 2_000_000_000L;
        assertThat(meter.watch(1, SILENT).state()).isEqualTo(TopicWatch.State.ACTIVE);
        now++;
        TopicWatch silent = meter.watch(0, SILENT);
        assertThat(silent.state()).isEqualTo(TopicWatch.State.SILENT);
        assertThat(silent.rateHz()).isZero();
        assertThat(silent.diagnostic("points").level()).isEqualTo(DiagnosticStatus.ERROR);
        assertThat(silent.diagnostic("points").message())
                .isEqualTo("no message on /points for 2.0 s: it has no publisher any more");
        assertThat(meter.watch(1, Duration.ofSeconds(3)).state()).isEqualTo(TopicWatch.State.ACTIVE);
        meter.arrived(ONE, 11);
        TopicWatch back = meter.watch(1, SILENT);
        assertThat(back.state()).isEqualTo(TopicWatch.State.ACTIVE);
        assertThat(back.diagnostic("points").level()).isEqualTo(DiagnosticStatus.OK);
        assertThat(back.diagnostic("points").values())
                .contains(new KeyValue("state", "ACTIVE"), new KeyValue("age_s", "0.000"));
    }

    @Test
    void gapsAreCountedForEachWriterAndNotForWhoComesBack() {
        meter.arrived(ONE, 5);
        meter.arrived(TWO, 1);
        meter.arrived(ONE, 6);
        meter.arrived(TWO, 4);
        assertThat(meter.watch(2, SILENT).lost()).isEqualTo(2);
        meter.left(ONE);
        meter.arrived(ONE, 100);
        meter.arrived(TWO, 4);
        meter.arrived(TWO, 2);
        assertThat(meter.watch(2, SILENT).lost()).isEqualTo(2);
        assertThat(meter.watch(2, SILENT).received()).isEqualTo(7);
    }

    @Test
    void refusedMessagesAreAWarning() {
        meter.arrived(ONE, 1);
        meter.refused();
        DiagnosticStatus status = meter.watch(1, SILENT).diagnostic("points");
        assertThat(status.level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(status.values()).contains(new KeyValue("refused", "1"), new KeyValue("received", "1"));
    }
}

package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameLogTest {
    private static final ViewerConfig LIVE = new ViewerConfig("127.0.0.1", 0, "live");
    private static final long PLENTY = 1L << 30;

    private static FrameLog filled(ViewerConfig config, long byteLimit, int frames) {
        FrameLog log = new FrameLog(config, byteLimit);
        for (int i = 1; i <= frames; i++) {
            log.add(SampleFrames.street(i));
        }
        return log;
    }

    @Test
    void aLiveLogKeepsTheNewestFrameOnly() {
        FrameLog log = filled(LIVE, PLENTY, 5);

        assertThat(log.after(0).index()).isEqualTo(5);
        assertThat(log.after(4).index()).isEqualTo(5);
        assertThat(log.after(5)).isNull();
    }

    @Test
    void aRecordingIsHandedOutInOrder() {
        FrameLog log = filled(ViewerConfig.recorded("127.0.0.1", 0, "r", 10), PLENTY, 5);

        assertThat(log.after(0).index()).isEqualTo(1);
        assertThat(log.after(3).index()).isEqualTo(4);
        assertThat(log.after(5)).isNull();
    }

    @Test
    void aRecordingForgetsItsOldestFramesBeyondItsLength() {
        FrameLog log = filled(ViewerConfig.recorded("127.0.0.1", 0, "r", 3), PLENTY, 5);

        assertThat(log.after(0).index()).isEqualTo(3);
        assertThat(log.published()).isEqualTo(5);
    }

    @Test
    void aRecordingForgetsItsOldestFramesBeyondItsBytes() {
        int frameBytes = ViewMessage.frame(SampleFrames.street(1), 1).remaining();

        FrameLog log = filled(ViewerConfig.recorded("127.0.0.1", 0, "r", 100), 2L * frameBytes + 100, 5);

        assertThat(log.after(0).index()).isEqualTo(4);
    }

    @Test
    void everyReaderGetsItsOwnPositionInAMessage() {
        FrameLog.Entry entry = filled(LIVE, PLENTY, 1).after(0);
        int size = entry.message().remaining();

        entry.message().position(8);

        assertThat(entry.message().remaining()).isEqualTo(size);
        assertThat(entry.message().isReadOnly()).isTrue();
    }
}

package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ViewerConfigTest {
    @Test
    void theShortFormIsALiveStream() {
        ViewerConfig config = new ViewerConfig("localhost", 8080, "x");

        assertThat(config.mode()).isEqualTo(ViewerConfig.Mode.LIVE);
        assertThat(config.history()).isEqualTo(150);
    }

    @Test
    void aLongRecordingIsKeptInPart() {
        assertThat(ViewerConfig.recorded("localhost", 0, "x", 1_000_000).history())
                .isEqualTo(2000);
        assertThat(ViewerConfig.recorded("localhost", 0, "x", 0).history()).isEqualTo(1);
    }

    @Test
    void badValuesAreNamed() {
        assertThatThrownBy(() -> new ViewerConfig("localhost", 65536, "x")).hasMessageContaining("65536");
        assertThatThrownBy(() -> new ViewerConfig("localhost", -1, "x")).hasMessageContaining("-1");
        assertThatThrownBy(() -> new ViewerConfig(" ", 1, "x")).hasMessageContaining("host");
        assertThatThrownBy(() -> new ViewerConfig("localhost", 1, "")).hasMessageContaining("title");
        assertThatThrownBy(() -> new ViewerConfig("localhost", 1, "x", ViewerConfig.Mode.LIVE, 0, ViewedScenes.DRIVE))
                .hasMessageContaining("history");
        assertThatThrownBy(() -> new EgoPose(0, Double.NaN, 0)).hasMessageContaining("NaN");
    }
}

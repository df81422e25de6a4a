package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.view.ViewerConfig;
import org.junit.jupiter.api.Test;

class DatasetNameTest {
    @Test
    void aTitleIsTheFileOrFolderAlone() {
        assertThat(DatasetName.title("kitti:/data/raw/drive_0001/")).isEqualTo("drive_0001");
        assertThat(DatasetName.title("mcap:drive.mcap#/points?full_scale=255")).isEqualTo("drive.mcap");
        assertThat(DatasetName.title("bin:sweeps?columns=5")).isEqualTo("sweeps");
        assertThat(DatasetName.title("kitti:/")).isEqualTo("kitti:/");
    }

    @Test
    void aLongNameMakesATitleThatTheViewerTakes() {
        String title = DatasetName.title("bin:/" + "d".repeat(200));
        assertThat(title).hasSize(60).endsWith("…");
        assertThat(ViewerConfig.recorded("127.0.0.1", 0, title, 3).title()).isEqualTo(title);
        assertThat(DatasetName.title("bin:" + " ".repeat(3))).isNotBlank();
    }
}

package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPictureTest {
    private static final int BLACK = 0xff000000;

    private static PointCloud cloud(float... xyzi) {
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SIMULATION), xyzi, xyzi.length / 4);
    }

    @Test
    void aheadIsUpAndLeftIsLeft() {
        Sweep frame = Sweep.of("f", cloud(20, 10, 0, 1, 500, 0, 0, 1));
        BufferedImage image = SweepPicture.fromAbove(frame, 40, 80);
        assertThat(image.getRGB(30, 20)).isNotEqualTo(BLACK);
        assertThat(image.getRGB(50, 20)).isEqualTo(BLACK);
        assertThat(image.getRGB(30, 60)).isEqualTo(BLACK);
    }

    @Test
    void labelsAreOutlined() {
        Box3d box = new Box3d(FrameId.LIDAR, 0, 0, 0, 20, 10, 2, 0);
        Sweep frame = Sweep.of("f", cloud())
                .withLabels(Labels.of(List.of(new LabelledBox(box, ObjectClass.named("car"), 0, 0, 1, 0, 0))));
        BufferedImage image = SweepPicture.fromAbove(frame, 20, 80);
        assertThat(image.getRGB(40, 20)).as("front edge").isNotEqualTo(BLACK);
        assertThat(image.getRGB(30, 50)).as("left edge").isNotEqualTo(BLACK);
        assertThat(image.getRGB(10, 40)).as("outside").isEqualTo(BLACK);
    }

    @Test
    void theSensorsViewHasForwardInTheMiddleAndHighOnTop() {
        BufferedImage image = SweepPicture.fromSensor(cloud(10, 0.01f, 0, 1, 0.01f, 10, -2, 1), 100, 40, -0.4, 0.4);
        assertThat(image.getRGB(49, 20)).isNotEqualTo(BLACK);
        assertThat(image.getRGB(25, 29)).isNotEqualTo(BLACK);
    }
}

package io.foresight.perception.data.waymo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.RealData;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames of the perception dataset as published; the ones at hand have labels and images, but no range images. */
@Tag("real-data")
class RealWaymoTest {
    @Test
    void whatWalksOrDrivesIsHeadedWhereItGoes() throws IOException {
        int moving = 0;
        for (Sweep sweep : frames()) {
            for (LabelledBox label : sweep.labels().boxes()) {
                if (Math.hypot(label.vx(), label.vy()) > 1) {
                    double away = Math.abs(YawAngle.difference(
                            Math.atan2(label.vy(), label.vx()), label.box().yaw()));
                    assertThat(Math.min(away, Math.PI - away)).as("%s", label).isLessThan(0.35);
                    moving++;
                }
            }
        }
        assertThat(moving).isPositive();
    }

    @Test
    void labelledObjectsAreInTheImagesThatAreTakenThere() throws IOException {
        for (Sweep sweep : frames()) {
            for (CameraImage image : sweep.cameras()) {
                assertThat(image.bytes().read().get(1)).isEqualTo((byte) 0xd8);
                assertThat(visible(sweep, image))
                        .as("%s %s", sweep.id(), image.camera())
                        .isPositive();
            }
            assertThat(sweep.cameras()).hasSize(5);
        }
    }

    private static int visible(Sweep sweep, CameraImage image) {
        CameraCalibration camera = image.calibration().orElseThrow();
        RigidTransform pose = camera.cameraFromSensor().orElseThrow();
        int visible = 0;
        for (LabelledBox label : sweep.labels().boxes()) {
            double x = label.box().x();
            double y = label.box().y();
            double z = label.box().z();
            double depth = pose.applyZ(x, y, z);
            double column = camera.fx() * pose.applyX(x, y, z) / depth + camera.cx();
            double row = camera.fy() * pose.applyY(x, y, z) / depth + camera.cy();
            visible += depth > 0 && column > 0 && column < image.width() && row > 0 && row < image.height() ? 1 : 0;
        }
        return visible;
    }

    @Test
    void theRoofsLidarIsWhereItShouldBe() throws IOException {
        for (Sweep sweep : frames()) {
            for (LabelledBox label : sweep.labels().boxes()) {
                if (label.attributes().get("category").equals("VEHICLE")
                        && label.box().range() < 15) {
                    assertThat(label.box().z() - label.box().height() / 2).isCloseTo(-2.1, within(0.7));
                }
            }
        }
    }

    @Test
    void recordsOfOtherDatasetsAreToldApart() throws IOException {
        for (Path file : RealData.files("waymo", ".tfrecord")) {
            if (file.getFileName().toString().startsWith("motion")) {
                Dataset dataset = Datasets.open("waymo:" + file);
                assertThatThrownBy(() -> dataset.read(0))
                        .isInstanceOf(BadDataException.class)
                        .hasMessageContaining(file + ": record 0: is no Frame of the perception dataset");
            }
        }
    }

    private static List<Sweep> frames() throws IOException {
        List<Sweep> frames = new ArrayList<>();
        for (Path file : RealData.files("waymo", ".tfrecord")) {
            Dataset dataset = Datasets.open("waymo:" + file);
            for (int i = 0;
                    i < dataset.frameIds().size()
                            && !file.getFileName().toString().startsWith("motion");
                    i++) {
                frames.add(dataset.read(i));
            }
        }
        assumeTrue(!frames.isEmpty(), "SKIPPED: no frame of Waymo's perception dataset");
        return frames;
    }
}

package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration.Model;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.CameraCalibration;
import io.foresight.v1.DistortionModel;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import io.foresight.v1.Pose;
import io.foresight.v1.SensorFrame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final FrameReader READER = new FrameReader(PointLimits.DEFAULT);
    private static final Pose AHEAD = Pose.newBuilder()
            .setX(1.5)
            .setY(-2)
            .setZ(0.25)
            .setQw(Math.cos(0.2))
            .setQz(Math.sin(0.2))
            .build();

    @Test
    void poseAndSkewComeBackAsTheyWerePacked() {
        PointCloud cloud = TestFrames.cloud(200, new Stamp(7, Clock.SENSOR));
        Sweep sweep = Sweep.of("5", cloud)
                .withSkew(Skew.REMOVED)
                .withPose(RigidTransform.ofYaw(cloud.frame(), FrameId.WORLD, 1.5, -2, 0.25, 2.9));
        Sweep read = READER.read(FramePacker.pack(sweep, 5));
        assertThat(read.id()).isEqualTo("5");
        assertThat(read.skew()).isEqualTo(Skew.REMOVED);
        assertThat(read.labels().isLabelled()).isFalse();
        for (int i = 0; i < 12; i++) {
            assertThat(read.worldFromSensor().orElseThrow().element(i / 4, i % 4))
                    .isCloseTo(sweep.worldFromSensor().orElseThrow().element(i / 4, i % 4), within(1e-12));
        }
        assertThat(READER.read(FramePacker.pack(cloud, 5)).worldFromSensor()).isEmpty();
    }

    @Test
    void camerasComeWithTheirBytesLensAndPlace() throws IOException {
        CameraImage camera = READER.read(frame(calibration(DistortionModel.DISTORTION_MODEL_EQUIDISTANT, 1, 2, 3, 4)))
                .cameras()
                .get(0);
        assertThat(camera.camera()).isEqualTo("left");
        assertThat(camera.format()).isEqualTo(CameraImage.Format.JPEG);
        assertThat(camera.bytes().read().remaining()).isEqualTo(3);
        assertThat(camera.bytes().read().remaining()).as("read again").isEqualTo(3);
        assertThat(camera.calibration().orElseThrow().distortion().model()).isEqualTo(Model.EQUIDISTANT);
        assertThat(camera.calibration().orElseThrow().distortion().coefficients())
                .containsExactly(1.0, 2.0, 3.0, 4.0);
        RigidTransform cameraFromSensor =
                camera.calibration().orElseThrow().cameraFromSensor().orElseThrow();
        assertThat(cameraFromSensor.applyX(1.5, -2, 0.25)).isCloseTo(0, within(1e-12));
    }

    @Test
    void aDistortionWithTooFewNumbersIsRefused() {
        assertThatThrownBy(() -> READER.read(frame(calibration(DistortionModel.DISTORTION_MODEL_PLUMB_BOB, 1, 2))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("images[0].calibration: distortion model PLUMB_BOB has 5 coefficients, got 2");
    }

    private static CameraCalibration calibration(DistortionModel model, double... distortion) {
        CameraCalibration.Builder calibration = CameraCalibration.newBuilder()
                .setFx(700)
                .setFy(701)
                .setCx(4)
                .setCy(3)
                .setSensorFromCamera(AHEAD)
                .setDistortionModel(model);
        for (double number : distortion) {
            calibration.addDistortion(number);
        }
        return calibration.build();
    }

    private static SensorFrame frame(CameraCalibration calibration) {
        return FramePacker.pack(TestFrames.cloud(200, new Stamp(7, Clock.SENSOR)), 1).toBuilder()
                .addAllImages(List.of(Image.newBuilder()
                        .setCamera("left")
                        .setEncoding(ImageEncoding.IMAGE_ENCODING_JPEG)
                        .setWidth(8)
                        .setHeight(6)
                        .setData(ByteString.copyFrom(new byte[] {1, 2, 3}))
                        .setCalibration(calibration)
                        .build()))
                .build();
    }
}

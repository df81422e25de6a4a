package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.CameraInfo;
import io.foresight.ros2.message.SensorMsgs.CompressedImage;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.SensorMsgs.RegionOfInterest;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.v1.ImageEncoding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final Header HEADER = new Header(new Time(1, 0), "camera");

    private static Image raw(long width, long height, String encoding, long step, byte... data) {
        return new Image(HEADER, height, width, encoding, 0, step, Bytes.view(ByteBuffer.wrap(data)));
    }

    @ParameterizedTest
    @CsvSource({"rgb8, 3, 0, 1, 2", "bgr8, 3, 2, 1, 0", "rgba8, 4, 0, 1, 2", "bgra8, 4, 2, 1, 0", "mono8, 1, 0, 0, 0"})
    void everyKindOfPixelBecomesRgb(String encoding, int channels, int red, int green, int blue) {
        int step = 2 * channels + 3; // rows are padded
        byte[] data = new byte[2 * step];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (200 + i);
        }

        io.foresight.v1.Image rgb =
                Pictures.raw(raw(2, 2, encoding, step, data)).build();

        assertThat(rgb.getEncoding()).isEqualTo(ImageEncoding.IMAGE_ENCODING_RGB8);
        assertThat(rgb.getWidth()).isEqualTo(2);
        assertThat(rgb.getHeight()).isEqualTo(2);
        assertThat(rgb.getData().size()).isEqualTo(12);
        int last = step + channels; // the last pixel
        assertThat(rgb.getData().byteAt(9)).isEqualTo(data[last + red]);
        assertThat(rgb.getData().byteAt(10)).isEqualTo(data[last + green]);
        assertThat(rgb.getData().byteAt(11)).isEqualTo(data[last + blue]);
    }

    @Test
    void rawPicturesThatLieAreRefusedByField() {
        refused(raw(2, 2, "rgb8", 5, new byte[10]), "step is 5 bytes; width 2 of rgb8 need 6");
        refused(raw(2, 2, "rgb8", 6, new byte[11]), "data has 11 bytes; 2 rows of step 6 have 12");
        refused(raw(0, 2, "rgb8", 6), "width is 0 pixels; must be 1 to 8192");
        refused(raw(1, 0xffffffffL, "mono8", 1), "height is 4294967295 pixels");
        refused(raw(8192, 8192, "rgb8", 0xffffffffL, new byte[100]), "data has 100 bytes");
        refused(
                raw(1, 1, "32FC1", 4, new byte[4]),
                "encoding is \"32FC1\"; supported are rgb8, bgr8, rgba8, bgra8 and mono8");
        refused(raw(1, 1, "x".repeat(5000), 4, new byte[4]), "encoding is \"xxxx");
    }

    private static void refused(Image picture, String start) {
        assertThatExceptionOfType(BadPictureException.class)
                .isThrownBy(() -> Pictures.raw(picture))
                .withMessageStartingWith(start)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    private static byte[] file(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    private static CompressedImage compressed(byte[] file) {
        return new CompressedImage(HEADER, "jpeg", Bytes.view(ByteBuffer.wrap(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void picturesInFilesPassAsTheyAre(String format) throws IOException {
        byte[] file = file(format);

        io.foresight.v1.Image picture = Pictures.compressed(compressed(file)).build();

        assertThat(picture.getWidth()).isEqualTo(33);
        assertThat(picture.getHeight()).isEqualTo(17);
        assertThat(picture.getEncoding().name()).endsWith(format.toUpperCase(Locale.ROOT));
        assertThat(picture.getData().toByteArray()).isEqualTo(file);
    }

    @Test
    void damagedFilesAreRefusedWhateverIsWrongWithThem() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] file = file(format);
            for (int i = 0; i < 500; i++) {
                byte[] damaged = Arrays.copyOf(file, random.nextInt(4, 60));
                damaged[random.nextInt(damaged.length)] ^= (byte) random.nextInt(1, 256);
                try {
                    Pictures.compressed(compressed(damaged));
                } catch (BadPictureException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
        assertThatExceptionOfType(BadPictureException.class)
                .isThrownBy(() -> Pictures.compressed(compressed(new byte[] {'G', 'I', 'F', '8', '9', 'a'})))
                .withMessage("data is neither JPEG nor PNG (format \"jpeg\")");
    }

    @Test
    void calibrationsNeedFocalLengths() {
        CameraInfo sound = info(500, 500, 320, 240);
        assertThat(Pictures.calibration(sound).getFx()).isEqualTo(500);
        assertThat(Pictures.calibration(sound).getCy()).isEqualTo(240);
        assertThatExceptionOfType(BadPictureException.class)
                .isThrownBy(() -> Pictures.calibration(info(0, 0, 0, 0)))
                .withMessageStartingWith("k has focal lengths 0.0, 0.0");
        assertThatExceptionOfType(BadPictureException.class)
                .isThrownBy(() -> Pictures.calibration(info(1, 1, Double.NaN, 0)))
                .withMessageStartingWith("k has the principal point NaN");
    }

    private static CameraInfo info(double fx, double fy, double cx, double cy) {
        return new CameraInfo(
                HEADER,
                480,
                640,
                "plumb_bob",
                Doubles.zeros(5),
                Doubles.of(fx, 0, cx, 0, fy, cy, 0, 0, 1),
                Doubles.zeros(9),
                Doubles.zeros(12),
                0,
                0,
                RegionOfInterest.WHOLE);
    }
}

package io.foresight.perception.serve;

import com.google.protobuf.ByteString;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration.Distortion;
import io.foresight.perception.sweep.CameraCalibration.Model;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.CameraImage.Format;
import io.foresight.v1.CameraCalibration;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads images from the message and checks their declared size, format and calibration. Pixels are not decoded: no model uses them yet. */
final class ImageReader {
    private static final int MAX_IMAGES = 16;
    private static final int MAX_SIDE = 8192;
    private static final int MAX_NAME_LENGTH = 64;
    private static final int RGB_BYTES = 3;

    private ImageReader() {}

    /** @throws RefusedException naming the image and the field that is wrong */
    static List<CameraImage> read(List<Image> images, FrameId sensor) {
        if (images.size() > MAX_IMAGES) {
            throw wrong("images", "at most " + MAX_IMAGES + " images per frame are accepted, got " + images.size());
        }
        Set<String> cameras = new HashSet<>();
        List<CameraImage> read = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            read.add(read("images[" + i + "]", images.get(i), cameras, sensor));
        }
        return read;
    }

    private static CameraImage read(String at, Image image, Set<String> cameras, FrameId sensor) {
        String camera = image.getCamera();
        if (camera.isBlank() || camera.length() > MAX_NAME_LENGTH || !cameras.add(camera)) {
            throw wrong(
                    at + ".camera",
                    at + ".camera must be a name of 1 to " + MAX_NAME_LENGTH + " characters, unique in the frame");
        }
        requireSide(at + ".width", image.getWidth());
        requireSide(at + ".height", image.getHeight());
        Format format = format(at + ".encoding", image);
        long raw = (long) image.getWidth() * image.getHeight() * RGB_BYTES;
        if (format == Format.RGB8 && raw != image.getData().size()) {
            throw wrong(
                    at + ".data",
                    at + ".data has " + image.getData().size() + " bytes; " + image.getWidth() + " x "
                            + image.getHeight() + " x " + RGB_BYTES + " = " + raw);
        }
        Optional<Stamp> stamp = image.hasStamp() ? Optional.of(FrameReader.stamp(image.getStamp())) : Optional.empty();
        ByteString data = image.getData();
        return new CameraImage(
                camera,
                format,
                image.getWidth(),
                image.getHeight(),
                data::asReadOnlyByteBuffer,
                image.hasCalibration()
                        ? Optional.of(calibration(at + ".calibration", camera, image.getCalibration(), sensor))
                        : Optional.empty(),
                stamp);
    }

    private static Format format(String field, Image image) {
        ImageEncoding encoding = image.getEncoding();
        return switch (encoding) {
            case IMAGE_ENCODING_JPEG -> Format.JPEG;
            case IMAGE_ENCODING_PNG -> Format.PNG;
            case IMAGE_ENCODING_RGB8 -> Format.RGB8;
            case IMAGE_ENCODING_UNSPECIFIED, UNRECOGNIZED ->
                throw wrong(field, field + " is " + image.getEncodingValue() + "; 1 JPEG, 2 PNG, 3 RGB8");
        };
    }

    private static void requireSide(String field, int pixels) {
        if (pixels < 1 || pixels > MAX_SIDE) {
            throw wrong(field, field + " must be 1 to " + MAX_SIDE + ", got " + Integer.toUnsignedLong(pixels));
        }
    }

    private static io.foresight.perception.sweep.CameraCalibration calibration(
            String field, String camera, CameraCalibration calibration, FrameId sensor) {
        double fx = calibration.getFx();
        double fy = calibration.getFy();
        if (!(fx > 0 && fy > 0) || Double.isInfinite(fx) || Double.isInfinite(fy)) {
            throw wrong(field, field + " focal lengths must be positive and finite, got " + fx + ", " + fy);
        }
        if (!Double.isFinite(calibration.getCx()) || !Double.isFinite(calibration.getCy())) {
            throw wrong(
                    field,
                    field + " principal point must be finite, got " + calibration.getCx() + ", " + calibration.getCy());
        }
        Optional<RigidTransform> cameraFromSensor = calibration.hasSensorFromCamera()
                ? Optional.of(FrameReader.pose(
                                field + ".sensor_from_camera",
                                calibration.getSensorFromCamera(),
                                new FrameId(camera),
                                sensor)
                        .inverse())
                : Optional.empty();
        return new io.foresight.perception.sweep.CameraCalibration(
                fx, fy, calibration.getCx(), calibration.getCy(), distortion(field, calibration), cameraFromSensor);
    }

    private static Distortion distortion(String field, CameraCalibration calibration) {
        Model model =
                switch (calibration.getDistortionModel()) {
                    case DISTORTION_MODEL_UNSPECIFIED -> Model.NONE;
                    case DISTORTION_MODEL_PLUMB_BOB -> Model.PLUMB_BOB;
                    case DISTORTION_MODEL_RATIONAL_POLYNOMIAL -> Model.RATIONAL;
                    case DISTORTION_MODEL_EQUIDISTANT -> Model.EQUIDISTANT;
                    case UNRECOGNIZED ->
                        throw wrong(
                                field + ".distortion_model",
                                field + ".distortion_model is " + calibration.getDistortionModelValue()
                                        + "; 0 none, 1 plumb bob, 2 rational polynomial, 3 equidistant");
                };
        try {
            return new Distortion(model, calibration.getDistortionList());
        } catch (IllegalArgumentException e) {
            throw wrong(field + ".distortion", field + ": " + e.getMessage());
        }
    }

    private static RefusedException wrong(String field, String message) {
        return RefusedException.badField(ErrorCode.IMAGE_WRONG, field, message);
    }
}

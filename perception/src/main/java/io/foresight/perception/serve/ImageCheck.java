package io.foresight.perception.serve;

import io.foresight.v1.CameraCalibration;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what images declare. The pixels are not decoded: no model uses them yet. */
final class ImageCheck {
    private static final int MAX_IMAGES = 16;
    private static final int MAX_SIDE = 8192;
    private static final int MAX_NAME_LENGTH = 64;
    private static final int RGB_BYTES = 3;

    private ImageCheck() {}

    /** @throws RefusedException naming the image and the field that is wrong */
    static void check(List<Image> images) {
        if (images.size() > MAX_IMAGES) {
            throw wrong("images", "at most " + MAX_IMAGES + " images a frame are taken, got " + images.size());
        }
        Set<String> cameras = new HashSet<>();
        for (int i = 0; i < images.size(); i++) {
            check("images[" + i + "]", images.get(i), cameras);
        }
    }

    private static void check(String at, Image image, Set<String> cameras) {
        String camera = image.getCamera();
        if (camera.isBlank() || camera.length() > MAX_NAME_LENGTH || !cameras.add(camera)) {
            throw wrong(
                    at + ".camera",
                    at + ".camera must be a name of 1 to " + MAX_NAME_LENGTH + " characters, unique in the frame");
        }
        requireSide(at + ".width", image.getWidth());
        requireSide(at + ".height", image.getHeight());
        ImageEncoding encoding = image.getEncoding();
        if (encoding == ImageEncoding.IMAGE_ENCODING_UNSPECIFIED || encoding == ImageEncoding.UNRECOGNIZED) {
            throw wrong(at + ".encoding", at + ".encoding is " + image.getEncodingValue() + "; 1 JPEG, 2 PNG, 3 RGB8");
        }
        long raw = (long) image.getWidth() * image.getHeight() * RGB_BYTES;
        if (encoding == ImageEncoding.IMAGE_ENCODING_RGB8
                && raw != image.getData().size()) {
            throw wrong(
                    at + ".data",
                    at + ".data has " + image.getData().size() + " bytes; " + image.getWidth() + " x "
                            + image.getHeight() + " x " + RGB_BYTES + " = " + raw);
        }
        if (image.hasCalibration()) {
            requireCalibration(at + ".calibration", image.getCalibration());
        }
        if (image.hasStamp()) {
            FrameReader.stamp(image.getStamp());
        }
    }

    private static void requireSide(String field, int pixels) {
        if (pixels < 1 || pixels > MAX_SIDE) {
            throw wrong(field, field + " must be 1 to " + MAX_SIDE + ", got " + Integer.toUnsignedLong(pixels));
        }
    }

    private static void requireCalibration(String field, CameraCalibration calibration) {
        double fx = calibration.getFx();
        double fy = calibration.getFy();
        if (!(fx > 0 && fy > 0) || Double.isInfinite(fx) || Double.isInfinite(fy)) {
            throw wrong(field, field + " focal lengths must be positive and finite, got " + fx + ", " + fy);
        }
        if (!Double.isFinite(calibration.getCx()) || !Double.isFinite(calibration.getCy())) {
            throw wrong(
                    field, field + " centre must be finite, got " + calibration.getCx() + ", " + calibration.getCy());
        }
        if (calibration.hasSensorFromCamera()) {
            FrameReader.checkPose(field + ".sensor_from_camera", calibration.getSensorFromCamera());
        }
    }

    private static RefusedException wrong(String field, String message) {
        return RefusedException.badField(ErrorCode.IMAGE_WRONG, field, message);
    }
}

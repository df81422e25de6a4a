package io.foresight.perception.sweep;

import io.foresight.perception.points.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A camera image recorded with a sweep, still encoded.
 *
 * @param camera name, unique in a sweep
 * @param format encoding of {@code bytes}
 * @param width pixels
 * @param height pixels
 * @param bytes the encoded image, read on demand
 * @param calibration empty: unknown
 * @param stamp of the middle of the exposure; empty: unknown
 */
public record CameraImage(
        String camera,
        Format format,
        int width,
        int height,
        Bytes bytes,
        Optional<CameraCalibration> calibration,
        Optional<Stamp> stamp) {
    public CameraImage {
        if (camera.isBlank()) {
            throw new IllegalArgumentException("a camera needs a name");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "an image of camera " + camera + " must have pixels, got " + width + " x " + height);
        }
    }

    /** Image encodings. */
    public enum Format {
        JPEG,
        PNG,
        /** Raw, row by row from the top, 3 bytes a pixel. */
        RGB8
    }

    /** Access to the image's bytes. */
    @FunctionalInterface
    public interface Bytes {
        /** Reads them. The caller may move the buffer's position but must not change its content. */
        ByteBuffer read() throws IOException;
    }
}

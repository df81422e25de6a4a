package io.foresight.perception.sweep;

import io.foresight.perception.points.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A picture taken beside a sweep, still coded.
 *
 * @param camera name, unique in a sweep
 * @param format how {@code bytes} are coded
 * @param width pixels
 * @param height pixels
 * @param bytes read when they are asked for
 * @param calibration empty: unknown
 * @param stamp of the exposure's middle; empty: unknown
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
                    "a picture of camera " + camera + " must have pixels, got " + width + " x " + height);
        }
    }

    /** How pictures are coded. */
    public enum Format {
        JPEG,
        PNG,
        /** Raw, row by row from the top, 3 bytes a pixel. */
        RGB8
    }

    /** The picture's bytes, wherever they lie. */
    @FunctionalInterface
    public interface Bytes {
        /** Reads them; the buffer is the caller's to move, its content nobody's to change. */
        ByteBuffer read() throws IOException;
    }
}

package io.foresight.perception.data;

import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A JPEG file as an image of a camera. Only the headers are read; pixels are not decoded.
 *
 * @param width pixels
 * @param height pixels
 */
public record JpegFile(Path file, int width, int height) {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_SEGMENTS = 256;
    private static final int START = 0xffd8;
    private static final int SEGMENT_BYTES = 9; // marker, length, precision, height, width

    /**
     * Reads the size.
     *
     * @throws BadDataException when the file is missing or not a JPEG image
     */
    public static JpegFile open(Path file) throws IOException {
        if (BoundedFile.size(file) < 2 + SEGMENT_BYTES || bytes(file, 0, 2).getChar(0) != START) {
            throw new BadDataException(file + ": is not a JPEG image: it does not start with ffd8");
        }
        long at = 2;
        for (int k = 0; k < MOST_SEGMENTS; k++) {
            ByteBuffer segment = bytes(file, at, SEGMENT_BYTES);
            int marker = segment.get(1) & 0xff;
            if ((segment.get(0) & 0xff) != 0xff) {
                break;
            }
            if (marker == 0xff) { // fill byte
                at++;
            } else if (isFrame(marker)) {
                return sized(file, segment.getChar(7), segment.getChar(5));
            } else {
                at += 2 + segment.getChar(2);
            }
        }
        throw new BadDataException(file + ": is not a JPEG image: no frame header was found up to byte " + at);
    }

    private static JpegFile sized(Path file, int width, int height) throws BadDataException {
        if (width < 1 || height < 1) {
            throw new BadDataException(file + ": the image has no pixels, its size is " + width + " x " + height);
        }
        return new JpegFile(file, width, height);
    }

    /** SOF0 to SOF15, without the three other markers among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static ByteBuffer bytes(Path file, long at, int length) throws IOException {
        return BoundedFile.readRange(file, at, length).order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Checks the size against what is said elsewhere.
     *
     * @param source what says it
     * @throws BadDataException when it is another one
     */
    public JpegFile requireSize(int expectedWidth, int expectedHeight, String source) throws BadDataException {
        if (width != expectedWidth || height != expectedHeight) {
            throw new BadDataException(file + ": the image has " + width + " x " + height + " pixels, " + source
                    + " says " + expectedWidth + " x " + expectedHeight);
        }
        return this;
    }

    /** The image of a camera; its bytes are read on demand. */
    public CameraImage image(String camera, CameraCalibration calibration, Stamp stamp) {
        return new CameraImage(
                camera,
                CameraImage.Format.JPEG,
                width,
                height,
                () -> BoundedFile.read(file, MOST_BYTES),
                Optional.of(calibration),
                Optional.of(stamp));
    }
}

package io.foresight.perception.data.kitti;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** The left colour camera's rectified image of a frame, a PNG file. Only the image size is read; pixels are not decoded. */
final class KittiPicture {
    /** In the object layout: name of the image folder and of the camera. */
    static final String CAMERA = "image_2";

    private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int SIZE_AT = 16; // after signature, length and name of the first chunk
    private static final int HEAD_BYTES = 24;
    private static final long MOST_BYTES = 64L << 20;

    private KittiPicture() {}

    /** @throws BadDataException when the file is not a PNG image */
    static CameraImage open(Path file, String camera, CameraCalibration calibration) throws IOException {
        ByteBuffer head = BoundedFile.readRange(file, 0, HEAD_BYTES).order(ByteOrder.BIG_ENDIAN);
        int width = head.getInt(SIZE_AT);
        int height = head.getInt(SIZE_AT + Integer.BYTES);
        if (head.getLong(0) != PNG_SIGNATURE || width < 1 || height < 1) {
            throw new BadDataException(file + ": is not a PNG image");
        }
        return new CameraImage(
                camera,
                CameraImage.Format.PNG,
                width,
                height,
                () -> BoundedFile.read(file, MOST_BYTES),
                Optional.of(calibration),
                Optional.empty());
    }
}

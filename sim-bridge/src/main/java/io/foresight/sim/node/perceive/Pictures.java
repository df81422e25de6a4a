package io.foresight.sim.node.perceive;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.foresight.ros2.message.SensorMsgs.CameraInfo;
import io.foresight.ros2.message.SensorMsgs.CompressedImage;
import io.foresight.v1.CameraCalibration;
import io.foresight.v1.Image;
import io.foresight.v1.ImageEncoding;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Converts ROS images to the service's messages. Their declared sizes are checked before memory is allocated; errors throw {@link
 * BadPictureException}.
 */
final class Pictures {
    static final int MAX_SIDE = 8192;

    private Pictures() {}

    /** Converts raw pixels of 8 bits per channel to RGB. */
    static Image.Builder raw(io.foresight.ros2.message.SensorMsgs.Image picture) {
        PixelLayout layout = PixelLayout.named(picture.encoding());
        int width = side("width", picture.width());
        int height = side("height", picture.height());
        long row = (long) width * layout.channels();
        if (picture.step() < row) {
            throw new BadPictureException(
                    "step",
                    "is " + picture.step() + " bytes; width " + width + " of " + picture.encoding() + " need " + row);
        }
        if (picture.data().size() != picture.step() * height) {
            throw new BadPictureException(
                    "data",
                    "has " + picture.data().size() + " bytes; " + height + " rows of step " + picture.step() + " have "
                            + picture.step() * height);
        }
        ByteBuffer data = picture.data().buffer();
        byte[] rgb = new byte[Math.multiplyExact(3 * width, height)];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = (int) (y * picture.step());
            for (int x = 0; x < width; x++, from += layout.channels()) {
                rgb[to++] = data.get(from + layout.red());
                rgb[to++] = data.get(from + layout.green());
                rgb[to++] = data.get(from + layout.blue());
            }
        }
        return Image.newBuilder()
                .setEncoding(ImageEncoding.IMAGE_ENCODING_RGB8)
                .setWidth(width)
                .setHeight(height)
                .setData(UnsafeByteOperations.unsafeWrap(rgb));
    }

    /** A JPEG or PNG file, unchanged; only its header is read. */
    static Image.Builder compressed(CompressedImage picture) {
        byte[] file = new byte[picture.data().size()];
        picture.data().buffer().get(file);
        ImageEncoding encoding;
        if (file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
            encoding = ImageEncoding.IMAGE_ENCODING_JPEG;
        } else if (file.length > 4 && (file[0] & 0xff) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
            encoding = ImageEncoding.IMAGE_ENCODING_PNG;
        } else {
            throw new BadPictureException(
                    "data", "is neither JPEG nor PNG (format \"" + brief(picture.format()) + "\")");
        }
        Dimension size = size(file);
        return Image.newBuilder()
                .setEncoding(encoding)
                .setWidth(side("width", size.width))
                .setHeight(side("height", size.height))
                .setData(ByteString.copyFrom(file));
    }

    /** Focal lengths and principal point of a camera; the message does not contain its pose. */
    static CameraCalibration calibration(CameraInfo info) {
        double fx = info.k().get(0);
        double fy = info.k().get(4);
        if (!(fx > 0 && fy > 0) || Double.isInfinite(fx) || Double.isInfinite(fy)) {
            throw new BadPictureException(
                    "k", "has focal lengths " + fx + ", " + fy + "; they must be positive and finite");
        }
        double cx = info.k().get(2);
        double cy = info.k().get(5);
        if (!Double.isFinite(cx) || !Double.isFinite(cy)) {
            throw new BadPictureException("k", "has the principal point " + cx + ", " + cy + "; it must be finite");
        }
        return CameraCalibration.newBuilder()
                .setFx(fx)
                .setFy(fy)
                .setCx(cx)
                .setCy(cy)
                .build();
    }

    private static int side(String field, long pixels) {
        if (pixels < 1 || pixels > MAX_SIDE) {
            throw new BadPictureException(field, "is " + pixels + " pixels; must be 1 to " + MAX_SIDE);
        }
        return (int) pixels;
    }

    private static Dimension size(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    reader.setInput(in, true, true);
                    return new Dimension(reader.getWidth(0), reader.getHeight(0));
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) { // the library throws various exceptions for corrupt files
            throw new BadPictureException("data", "is a corrupt image: " + brief(String.valueOf(e.getMessage())));
        }
        throw new BadPictureException("data", "is not a readable image");
    }

    private static String brief(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}

package io.foresight.reflect.serve;

import com.google.protobuf.ByteString;
import io.foresight.planner.render.Picture;
import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.RefusedException;
import io.foresight.v1.PlannerImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads square pictures from messages. The size is checked before a picture is decoded. */
final class PictureWire {
    /** Brightness up to which a channel is black. A picture that is all black comes from a covered camera or an empty buffer. */
    private static final int BLACK = 8;

    private PictureWire() {}

    /**
     * The picture.
     *
     * @param side pixels
     * @throws RefusedException FIELD_MISSING, FIELD_WRONG, PICTURE_WRONG
     */
    static Picture read(PlannerImage wire, int side, String field) {
        if (wire.getPng().isEmpty() == wire.getRgb().isEmpty()) {
            throw RefusedException.badField(
                    wire.getPng().isEmpty() ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_WRONG,
                    field,
                    field + " must hold either png or rgb, holds "
                            + (wire.getPng().isEmpty() ? "neither" : "both"));
        }
        byte[] rgb = wire.getPng().isEmpty() ? plain(wire, side, field) : decoded(wire.getPng(), side, field);
        requireLight(rgb, field);
        return new Picture(side, side, rgb);
    }

    private static byte[] plain(PlannerImage wire, int side, String field) {
        requireSide(Integer.toUnsignedLong(wire.getWidth()), Integer.toUnsignedLong(wire.getHeight()), side, field);
        int bytes = 3 * side * side;
        if (wire.getRgb().size() != bytes) {
            throw wrong(
                    field,
                    field + ".rgb must have 3 bytes for each of " + side + " x " + side + " pixels, " + bytes + ", has "
                            + wire.getRgb().size());
        }
        return wire.getRgb().toByteArray();
    }

    private static byte[] decoded(ByteString png, int side, String field) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(png.toByteArray()))) {
            reader.setInput(bytes, true, true);
            requireSide(reader.getWidth(0), reader.getHeight(0), side, field);
            return rgb(reader.read(0));
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException e) { // the decoder throws all kinds at damaged files
            throw wrong(field, field + ".png cannot be read as a PNG file");
        } finally {
            reader.dispose();
        }
    }

    private static byte[] rgb(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    private static void requireSide(long width, long height, int side, String field) {
        if (width != side || height != side) {
            throw wrong(field, field + " must have " + side + " x " + side + " pixels, has " + width + " x " + height);
        }
    }

    private static void requireLight(byte[] rgb, String field) {
        for (byte channel : rgb) {
            if ((channel & 255) > BLACK) {
                return;
            }
        }
        throw wrong(field, field + " is all black: nothing in it is brighter than " + BLACK + " of 255");
    }

    private static RefusedException wrong(String field, String message) {
        return RefusedException.badField(ErrorCode.PICTURE_WRONG, field, message);
    }
}

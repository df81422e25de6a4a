package io.foresight.planner.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures, depths and ids as PNG files. */
public final class PictureFile {
    private static final double MILLIMETRES = 1000;

    private PictureFile() {}

    /** Colours, 8 bits a channel. */
    public static void write(Path file, Picture picture) throws IOException {
        write(file, image(picture));
    }

    /** The file that {@link #write(Path, Picture)} writes, in memory. */
    public static byte[] bytes(Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image(picture), "png", out)) {
                throw new IOException("this Java cannot write PNG files");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                image.setRGB(column, row, picture.rgb(column, row));
            }
        }
        return image;
    }

    /** Depth in millimetres, 16 bits; 0 where nothing is. */
    public static void writeDepth(Path file, Rendering rendering) throws IOException {
        Picture picture = rendering.picture();
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_USHORT_GRAY);
        short[] values = new short[rendering.depth().length];
        for (int i = 0; i < values.length; i++) {
            double metres = rendering.depth()[i];
            values[i] = (short) (metres < 65.5 ? (int) (metres * MILLIMETRES + 0.5) : 0);
        }
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), values);
        write(file, image);
    }

    /** Ids as they are, 8 bits. */
    public static void writeIds(Path file, Rendering rendering) throws IOException {
        Picture picture = rendering.picture();
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), rendering.ids());
        write(file, image);
    }

    static void write(Path file, BufferedImage image) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        try (java.io.OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java cannot write PNG files: " + file);
            }
        }
    }
}

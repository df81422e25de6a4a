package io.foresight.perception.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small pictures. */
public final class TestJpeg {
    private TestJpeg() {}

    /** A black picture. */
    public static void write(Path file, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
    }
}

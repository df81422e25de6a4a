package io.foresight.perception.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegFileTest {
    @TempDir
    private Path folder;

    @Test
    void theSizeIsReadWithoutDecoding() throws IOException {
        Path file = folder.resolve("a.jpg");
        TestJpeg.write(file, 200, 90);
        JpegFile image = JpegFile.open(file);
        assertThat(image.width()).isEqualTo(200);
        assertThat(image.height()).isEqualTo(90);
        assertThat(image.requireSize(200, 90, "table")).isSameAs(image);
        assertThatThrownBy(() -> image.requireSize(200, 91, "table"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("has 200 x 90 pixels, table says 200 x 91");
    }

    @Test
    void anyPartOfAnImageIsReadOrRefused() throws IOException {
        Path file = folder.resolve("a.jpg");
        TestJpeg.write(file, 20, 9);
        byte[] sound = Files.readAllBytes(file);
        int read = 0;
        for (int length = 0; length < sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            try {
                assertThat(JpegFile.open(file).width()).isEqualTo(20);
                read++;
            } catch (BadDataException expected) {
                assertThat(expected).hasMessageContaining("a.jpg");
            }
        }
        assertThat(read).isBetween(1, sound.length - 20);
        Files.write(file, new byte[4096]);
        assertThatThrownBy(() -> JpegFile.open(file)).hasMessageContaining("does not start with ffd8");
    }
}

package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.taxonomy.ObjectClass;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BirdsEyePlotTest {
    private final BirdsEyePlot plot = new BirdsEyePlot(40, 800); // 10 pixels a metre

    private static boolean near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) < 60
                && Math.abs(a.getGreen() - b.getGreen()) < 60
                && Math.abs(a.getBlue() - b.getBlue()) < 60;
    }

    @Test
    void forwardIsUpAndLeftIsLeft() {
        BufferedImage image = plot.draw(SampleFrames.street(1));

        // The pedestrian at x 8, y -4: 80 pixels over the middle, 40 to its right; its left edge is 0.35 m from there.
        Color expected = PlotPalette.of(ObjectClass.named("pedestrian"));
        boolean found = false;
        for (int column = 434; column <= 439; column++) {
            found |= near(new Color(image.getRGB(column, 321)), expected);
        }
        assertThat(found).as("the box's edge in its class's colour").isTrue();
    }

    @Test
    void wallsAreLighterThanTheGround() {
        BufferedImage image = plot.draw(ViewFrame.of(1, "1", "test", SampleFrames.cloud(1), List.of()));

        Color wall = new Color(image.getRGB(400 - 90, 200)); // y = +9 m
        assertThat(wall.getGreen()).isGreaterThan(new Color(PlotPalette.height(0)).getGreen());
    }

    @Test
    void theFileAppearsWhole(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("frame.png");

        plot.write(SampleFrames.street(3), png);

        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(800);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(png);
        }
    }

    @Test
    void aMissingFolderIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> plot.write(SampleFrames.street(1), folder.resolve("no/such/frame.png")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void sizesThatCannotBeDrawnAreRefused() {
        assertThatThrownBy(() -> new BirdsEyePlot(4, 800)).hasMessageContaining("4.0");
        assertThatThrownBy(() -> new BirdsEyePlot(Double.NaN, 800)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new BirdsEyePlot(50, 9000)).hasMessageContaining("9000");
    }
}

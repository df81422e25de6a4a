package io.foresight.launch.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.eval.ReportPlot;
import io.foresight.perception.eval.ReportPlot.Axis;
import io.foresight.perception.eval.ReportPlot.Line;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotFileTest {
    private static final int BLUE = 0xff0072b2;
    private static final int ORANGE = 0xffd55e00;

    @TempDir
    private Path folder;

    @Test
    void everyLineIsDrawnInAColourOfItsOwn() throws IOException {
        Path file = PlotFile.write(
                plot(
                        new Line("up", List.of(0.1, 0.9), List.of(0.1, 0.9)),
                        new Line("down", List.of(0.1, 0.9), List.of(0.9, 0.1))),
                folder.resolve("new").resolve("plots"));
        assertThat(file.getFileName()).hasToString("curve.png");
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(count(image, BLUE)).isGreaterThan(500);
        assertThat(count(image, ORANGE)).isGreaterThan(500);
    }

    /** Far left the line is below, far right above. */
    @Test
    void valuesGrowToTheRightAndUpwards() {
        BufferedImage image = PlotFile.image(plot(new Line("up", List.of(0.1, 0.9), List.of(0.1, 0.9))));
        int third = image.getWidth() / 3;
        assertThat(highest(image, 0, third)).isGreaterThan(highest(image, 2 * third, image.getWidth()));
    }

    @Test
    void aSinglePointIsSeen() {
        BufferedImage image = PlotFile.image(plot(new Line("one", List.of(0.5), List.of(0.5))));
        assertThat(count(image, BLUE)).isGreaterThan(20);
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> PlotFile.write(plot(new Line("one", List.of(0.5), List.of(0.5))), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken");
    }

    private static ReportPlot plot(Line... lines) {
        return new ReportPlot("curve", "A curve", Axis.share("across"), Axis.share("up"), List.of(lines));
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    /** Row of the highest pixel of the first line between two columns. */
    private static int highest(BufferedImage image, int from, int to) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                if (image.getRGB(x, y) == BLUE) {
                    return y;
                }
            }
        }
        return image.getHeight();
    }
}

package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.world.Outcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmStripTest {
    private static final int RED = 0xC01020;
    private static final int BLUE = 0x1020C0;
    private static final int FAILED = 0xE2604F;

    @TempDir
    private Path folder;

    @Test
    void putsTheGoalAtTheLeftAndWrapsTheFramesIntoRows() {
        FilmStrip strip = new FilmStrip("task", Lettering.blank(64, 64, RED));
        for (int i = 0; i < 5; i++) {
            strip.add(Lettering.blank(64, 64, BLUE), "pick up red", Outcome.SUCCEEDED);
        }
        Picture two = strip.picture(2);
        Picture five = strip.picture(5);
        assertThat(count(two, RED)).isEqualTo(256 * 256).isEqualTo(count(five, RED));
        assertThat(count(two, BLUE)).isEqualTo(5 * 256 * 256).isEqualTo(count(five, BLUE));
        assertThat(two.height()).isGreaterThan(3 * 256);
        assertThat(five.height()).isLessThan(2 * 256);
        assertThat(two.rgb(30, 100)).isEqualTo(RED);
        assertThat(two.rgb(330, 100)).isEqualTo(BLUE);
    }

    @Test
    void tellsAFailureInItsColourAndWords() {
        FilmStrip done = new FilmStrip("task", Lettering.blank(128, 128, RED));
        done.add(Lettering.blank(128, 128, BLUE), "insert red", Outcome.SUCCEEDED);
        FilmStrip failed = new FilmStrip("task", Lettering.blank(128, 128, RED));
        failed.add(Lettering.blank(128, 128, BLUE), "insert red", Outcome.JAMMED);
        assertThat(count(done.picture(3), FAILED)).isZero();
        assertThat(count(failed.picture(3), FAILED)).isGreaterThan(256 * 4 + 200);
    }

    @Test
    void refusesFramesOfAnotherSizeAndStripsWithoutColumns() {
        FilmStrip strip = new FilmStrip("task", Lettering.blank(64, 64, RED));
        assertThatThrownBy(() -> strip.add(Lettering.blank(65, 64, RED), "start"))
                .hasMessageContaining("64 x 64")
                .hasMessageContaining("65 x 64");
        assertThatThrownBy(() -> strip.picture(0)).hasMessageContaining("got 0");
    }

    @Test
    void wrapsWordsAndCutsThoseThatAreTooLong() {
        assertThat(Lettering.wrap("pick up the red beam", 8)).containsExactly("pick up", "the red", "beam");
        assertThat(Lettering.wrap("abcdefghij k", 4)).containsExactly("abcd", "efgh", "ij k");
        assertThat(Lettering.wrap("", 4)).containsExactly("");
    }

    @Test
    void everyLetterLooksDifferent() {
        java.util.Set<String> shapes = new java.util.HashSet<>();
        String letters = "abcdefghijklmnopqrstuvwxyz0123456789 !%'()+,-./:;<=>?_";
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            Picture picture = Lettering.blank(6, 9, 0);
            Lettering.write(picture, 0, 0, 1, 0xFFFFFF, String.valueOf(letter));
            shapes.add(java.util.Arrays.toString(picture.rgb()));
        }
        assertThat(shapes).hasSize(letters.length());
    }

    @Test
    void filesHoldColoursDepthInMillimetresAndIds() throws IOException {
        Rendering rendering = new SceneRenderer(64, 64).render(HandMadeScene.mixed(), Camera.fixed());
        PictureFile.write(folder.resolve("new/image.png"), rendering.picture());
        PictureFile.writeDepth(folder.resolve("depth.png"), rendering);
        PictureFile.writeIds(folder.resolve("ids.png"), rendering);
        BufferedImage image = ImageIO.read(folder.resolve("new/image.png").toFile());
        BufferedImage depth = ImageIO.read(folder.resolve("depth.png").toFile());
        BufferedImage ids = ImageIO.read(folder.resolve("ids.png").toFile());
        for (int row = 0; row < 64; row++) {
            for (int column = 0; column < 64; column++) {
                int at = row * 64 + column;
                assertThat(image.getRGB(column, row) & 0xFFFFFF)
                        .isEqualTo(rendering.picture().rgb(column, row));
                float metres = rendering.depth()[at];
                int millimetres = metres == Float.POSITIVE_INFINITY ? 0 : Math.round(metres * 1000);
                assertThat(depth.getRaster().getSample(column, row, 0)).isBetween(millimetres - 1, millimetres + 1);
                assertThat(ids.getRaster().getSample(column, row, 0))
                        .isEqualTo(rendering.ids()[at]);
            }
        }
    }

    private static int count(Picture picture, int rgb) {
        int count = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                count += picture.rgb(column, row) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}

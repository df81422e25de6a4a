package io.foresight.reflect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.render.Picture;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SceneCellsTest {
    private static final int SIDE = 224;

    @Test
    void cellsAreTheSameAfterTheyWereEnlarged() {
        byte[] cells = new byte[SceneCells.BYTES];
        new SplittableRandom(1).nextBytes(cells);
        Picture around = new Picture(SIDE, SIDE, new byte[3 * SIDE * SIDE]);
        assertThat(SceneCells.of(SceneCells.enlarged(cells, around))).isEqualTo(cells);
    }

    @Test
    void onlyTheWindowIsReplaced() {
        byte[] white = new byte[SceneCells.BYTES];
        Arrays.fill(white, (byte) 255);
        Picture black = new Picture(SIDE, SIDE, new byte[3 * SIDE * SIDE]);
        Picture picture = SceneCells.enlarged(white, black);
        int replaced = 0;
        for (byte value : picture.rgb()) {
            replaced += value == 0 ? 0 : 1;
        }
        assertThat(replaced).isEqualTo(PictureWindow.SCENE.bytes(SIDE));
        assertThat(picture.rgb(49, 16)).as("21 / 96 and 7 / 96 of the side").isEqualTo(0xFFFFFF);
        assertThat(picture.rgb(48, 16)).isZero();
        assertThat(black.rgb()).containsOnly(0);
    }

    @Test
    void picturesThatCannotBeDividedAreRefused() {
        assertThat(SceneCells.fits(SIDE)).isTrue();
        assertThat(SceneCells.fits(96)).isFalse();
        assertThatThrownBy(() -> SceneCells.of(new Picture(96, 96, new byte[3 * 96 * 96])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of 72");
    }
}

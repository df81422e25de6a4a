package io.foresight.reflect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.render.Picture;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    @Test
    void eachPixelIsTheMeanOfItsSquare() {
        int side = 224;
        byte[] rgb = new byte[3 * side * side];
        int left = 49; // of the window, 21 / 96 of the side
        int top = 16; // 7 / 96
        rgb[3 * ((top + 3) * side + left + 6)] = (byte) 180; // in the square of row 1, column 2
        rgb[3 * ((top + 5) * side + left + 8)] = (byte) 90; // likewise
        byte[] small = Thumbnail.of(new Picture(side, side, rgb));
        assertThat(small).hasSize(Thumbnail.BYTES);
        assertThat(small[3 * (Thumbnail.SIDE + 2)]).isEqualTo((byte) 30);
        small[3 * (Thumbnail.SIDE + 2)] = 0;
        assertThat(small).containsOnly(0);
    }

    @Test
    void picturesThatCannotBeDividedAreRefused() {
        assertThatThrownBy(() -> Thumbnail.of(new Picture(96, 96, new byte[3 * 96 * 96])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 of 96");
        assertThatThrownBy(() -> Thumbnail.of(new Picture(32, 32, new byte[3 * 32 * 32])))
                .hasMessageContaining("16 of 32");
    }
}

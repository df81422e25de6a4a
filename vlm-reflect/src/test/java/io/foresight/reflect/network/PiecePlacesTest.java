package io.foresight.reflect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.task.Colour;
import io.foresight.tensor.graph.Symbol;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PiecePlacesTest {
    private static final int SIDE = 40;
    private static final float[] TABLE = {0xD8 / 255f, 0xD2 / 255f, 0xC6 / 255f};

    @Test
    void aBarIsFoundWhereItLiesAndAlongItsLength() {
        for (double heading : new double[] {0, 0.4, Math.PI / 2, 2.5}) {
            float[] place = place(Colour.GRAY, heading); // the colour nearest to the table's
            assertThat(place[0]).isCloseTo(0.5f, within(0.02f));
            assertThat(place[1]).isCloseTo(0.25f, within(0.02f));
            assertThat(place[2]).isCloseTo((float) Math.cos(2 * heading), within(0.1f));
            assertThat(place[3]).isCloseTo((float) Math.sin(2 * heading), within(0.1f));
        }
    }

    @Test
    void whatIsNotSeenHasNoHeadingAndNoNumberThatIsNotFinite() {
        Expression expression = new Expression();
        Symbol pictures = expression.floats("picture", new float[3 * SIDE * SIDE], 1, 3, SIDE, SIDE);
        Symbol colours = expression.floats("colour", ColourPlanes.rgb(Colour.RED), 1, 1, 3);
        assertThat(expression.give(g -> PiecePlaces.of(g, pictures, colours).places()))
                .containsExactly(new float[] {0, 0, 0, 0}, within(1e-3f));
    }

    /** Of a bar of this colour on the table, its middle at (0.5, 0.25). */
    private static float[] place(Colour colour, double heading) {
        float[] rgb = ColourPlanes.rgb(colour);
        float[] picture = new float[3 * SIDE * SIDE];
        for (int at = 0; at < SIDE * SIDE; at++) {
            int row = at / SIDE;
            double x = at % SIDE - SIDE / 2.0;
            double y = row - SIDE / 4.0;
            boolean inside = Math.abs(x * Math.cos(heading) + y * Math.sin(heading)) < 8.5
                    && Math.abs(y * Math.cos(heading) - x * Math.sin(heading)) < 2.5;
            for (int channel = 0; channel < 3; channel++) {
                picture[channel * SIDE * SIDE + at] = inside ? 0.8f * rgb[channel] : TABLE[channel];
            }
        }
        Expression expression = new Expression();
        Symbol pictures = expression.floats("picture", picture, 1, 3, SIDE, SIDE);
        Symbol colours = expression.floats("colour", rgb, 1, 1, 3);
        return Arrays.copyOf(
                expression.give(g -> PiecePlaces.of(g, pictures, colours).places()), Rotation.PLACE);
    }
}

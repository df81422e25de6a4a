package io.foresight.reflect.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.language.StatedOrder.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedOrderTest {
    private static final List<Colour> PIECES = List.of(Colour.BLUE, Colour.GREEN, Colour.RED);
    private static final int BLUE = 0;
    private static final int GREEN = 1;
    private static final int RED = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red goes in before blue",
                "Put all pieces in: RED before BLUE!",
                "blue goes in after red",
                "please insert the red piece before the blue one, thanks"
            })
    void whichGoesInFirstIsUnderstood(String instruction) {
        assertThat(facts(instruction)).containsExactly(new Fact(RED, BLUE, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue lies over red", "red is under blue", "the blue beam sits on top of red"})
    void whichLiesOverWhichIsUnderstood(String instruction) {
        assertThat(facts(instruction)).containsExactly(new Fact(RED, BLUE, true, false));
    }

    @Test
    void chainsAndSeveralClausesStateSeveralFacts() {
        assertThat(facts("red before green before blue. Blue is not over red"))
                .containsExactly(
                        new Fact(RED, GREEN, false, false),
                        new Fact(GREEN, BLUE, false, false),
                        new Fact(RED, BLUE, true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red before purple", // purple is not among the pieces
                "red before red",
                "before blue",
                "put the blue piece in. red is after", // two clauses
                "reddish goes before bluest",
                "\u0000\uD83D \n\n before after over under"
            })
    void whatIsNotUnderstoodStatesNothing(String instruction) {
        assertThat(facts(instruction)).isEmpty();
    }

    @Test
    void theUsualInstructionStatesNothingAndShiftsNothing() {
        OrderReading read = reading(0.3, 0.5);
        StatedOrder stated = StatedOrder.in(Situation.usualInstruction(PIECES), PIECES);
        assertThat(stated.facts()).isEmpty();
        assertThat(stated.shift(read).over()).isDeepEqualTo(read.over());
    }

    @Test
    void aFactOutweighsADoubtfulPictureAndNotASureOne() {
        StatedOrder stated = StatedOrder.in("blue lies over red", PIECES);
        double doubtful = stated.shift(reading(0.3, 0.5)).over()[RED][BLUE];
        double sure = stated.shift(reading(0.0001, 0.9998)).over()[RED][BLUE];
        assertThat(doubtful).isCloseTo(0.3 * 0.98 / (0.3 * 0.98 + 0.7 * 0.02), within(1e-9));
        assertThat(sure).isLessThan(0.01);
    }

    @Test
    void goingInFirstSaysLittleAboutPiecesThatAreApart() {
        OrderReading shifted = StatedOrder.in("red before blue", PIECES).shift(reading(0.1, 0.1));
        assertThat(shifted.over()[BLUE][RED]).isLessThan(0.01);
        assertThat(shifted.apart(RED, BLUE)).isCloseTo(0.8 * 0.5 / (0.8 * 0.5 + 0.1 * 0.98 + 0.1 * 0.02), within(1e-9));
    }

    @Test
    void aTextOfAnyLengthIsReadInNoTime() {
        assertThat(facts("red before blue. ".repeat(200_000))).hasSizeLessThan(1000);
    }

    private static List<Fact> facts(String instruction) {
        return StatedOrder.in(instruction, PIECES).facts();
    }

    /** @param redUnder probability that blue lies over red; the other way round by the second */
    private static OrderReading reading(double redUnder, double redOver) {
        double[][] over = new double[3][3];
        over[RED][BLUE] = redUnder;
        over[BLUE][RED] = redOver;
        return new OrderReading(over);
    }
}

package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTextTest {
    private static final Cuboid BLOCK = new Cuboid(0, 0, 1, 10, 3, 6);

    /** A blue board with a red and a green piece. */
    private static final Board BOARD = new Board(
            Colour.BLUE,
            25,
            25,
            4,
            List.of(new Cuboid(0, 0, 0, 25, 25, 1)),
            List.of(piece(0, Colour.RED), piece(1, Colour.GREEN)),
            new Dependencies(0, 1));

    private static Piece piece(int index, Colour colour) {
        return new Piece(index, colour, Piece.Kind.BEAM, List.of(BLOCK));
    }

    private static PlannerException refusal(String text) {
        return catchThrowableOfType(PlannerException.class, () -> ActionText.parse(text, BOARD));
    }

    @Test
    void readsEachOfTheFiveForms() {
        assertThat(ActionText.parse("pick up red", BOARD)).isEqualTo(Action.pickUp(0));
        assertThat(ActionText.parse("put down green", BOARD)).isEqualTo(Action.putDown(1));
        assertThat(ActionText.parse("insert red", BOARD)).isEqualTo(Action.insert(0));
        assertThat(ActionText.parse("reorient green", BOARD)).isEqualTo(Action.reorient(1));
        assertThat(ActionText.parse("done", BOARD)).isEqualTo(Action.DONE);
    }

    @Property
    void whatAnActionIsCalledIsReadBackOnEveryBoard(@ForAll long seed) {
        Board board = BoardGenerator.generate(seed);
        for (Action action : Action.all(board.pieces().size())) {
            assertThat(ActionText.parse(action.text(board), board)).isEqualTo(action);
        }
    }

    @Property
    void caseAndWhiteSpaceDoNotMatter(@ForAll("gaps") String gap, @ForAll("casings") String text) {
        assertThat(ActionText.parse(gap + text.replace(" ", " " + gap) + gap, BOARD))
                .isEqualTo(Action.pickUp(1));
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> casings() {
        return Arbitraries.integers().between(0, (1 << 13) - 1).map(mask -> "pick up green"
                .chars()
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.collectingAndThen(Collectors.toList(), letters -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < letters.size(); i++) {
                        String letter = letters.get(i);
                        text.append((mask >> i & 1) == 0 ? letter : letter.toUpperCase(java.util.Locale.ROOT));
                    }
                    return text.toString();
                })));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "pick",
                "pick up",
                "pickup red",
                "pick up the red",
                "\"pick up red\"",
                "insert",
                "insert red red",
                "insert up red",
                "done red",
                "done done",
                "done.",
                "red",
                "red pick up",
                "pick\u00A0up red",
                "pick up\u2003red green",
                "\uFF50ick up red",
                "p\u0131ck up red",
                "pick_up red",
                "pick up red\npick up green",
                "1. pick up red"
            })
    void whatIsNotExactlyOneActionIsRefused(String text) {
        PlannerException refusal = refusal(text);
        assertThat(refusal.code()).isEqualTo(PlannerException.Code.ACTION_UNPARSABLE);
        assertThat(refusal)
                .hasMessageContaining("pick up X, put down X, insert X, reorient X, done")
                .hasMessageContaining("one of green, red");
    }

    @Test
    void aPieceThatTheBoardDoesNotHaveIsNamedTogetherWithThoseItHas() {
        PlannerException refusal = refusal("insert yellow");
        assertThat(refusal.code()).isEqualTo(PlannerException.Code.UNKNOWN_PIECE);
        assertThat(refusal).hasMessage("in \"insert yellow\": there is no piece \"yellow\"; the pieces are green, red");
    }

    @Test
    void theBoardItselfIsNoPiece() {
        PlannerException refusal = refusal("pick up blue");
        assertThat(refusal.code()).isEqualTo(PlannerException.Code.UNKNOWN_PIECE);
        assertThat(refusal).hasMessageContaining("\"blue\" is the board itself");
    }

    @Test
    void theNearestActionOrPieceIsSuggested() {
        assertThat(refusal("pick up red.")).hasMessageEndingWith("did you mean \"red\"?");
        assertThat(refusal("pick up red\0")).hasMessageContaining("no piece \"red\\u0000\"");
        assertThat(refusal("pick up gren")).hasMessageEndingWith("did you mean \"green\"?");
        assertThat(refusal("pikc up red")).hasMessageEndingWith("did you mean \"pick up red\"?");
        assertThat(refusal("reorientate green")).hasMessageEndingWith("did you mean \"reorient green\"?");
        assertThat(refusal("dnoe"))
                .hasMessageContaining("is not an action")
                .message()
                .doesNotContain("insert red\"");
        assertThat(refusal("please fetch me a cup of tea")).message().doesNotContain("did you mean");
    }

    @Test
    void aVeryLongTextIsRefusedAtOnceWithAShortMessage() {
        PlannerException refusal = refusal("pick up red ".repeat(10_000_000));
        assertThat(refusal.code()).isEqualTo(PlannerException.Code.ACTION_UNPARSABLE);
        assertThat(refusal).hasMessageContaining("120000000 characters");
        assertThat(refusal.getMessage()).hasSizeLessThan(400);
        assertThat(refusal("insert " + "r".repeat(190)).getMessage()).hasSizeLessThan(400);
    }

    @Property(tries = 2000)
    void anyOtherTextIsRefusedWithAMessageThatIsSafeToShow(@ForAll @StringLength(max = 300) String text) {
        PlannerException refusal = refusal(text);
        assertThat(refusal.code()).isIn(PlannerException.Code.ACTION_UNPARSABLE, PlannerException.Code.UNKNOWN_PIECE);
        assertThat(refusal.getMessage()).hasSizeLessThan(900);
        refusal.getMessage().codePoints().forEach(c -> assertThat(Character.getType(c))
                .isNotIn(
                        (int) Character.CONTROL,
                        (int) Character.FORMAT,
                        (int) Character.SURROGATE,
                        (int) Character.LINE_SEPARATOR,
                        (int) Character.PARAGRAPH_SEPARATOR));
    }

    @Test
    void controlCharactersAreShownAsNumbers() {
        assertThat(refusal("\u001B[31mpick\u202E up\u0000")).hasMessageContaining("\\u001B[31mpick\\u202E up\\u0000");
    }
}

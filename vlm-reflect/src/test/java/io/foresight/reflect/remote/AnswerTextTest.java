package io.foresight.reflect.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.Action;
import io.foresight.reflect.prompt.Situations;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AnswerTextTest {
    private static final String[] WORDS = {
        "pick",
        "up",
        "put",
        "down",
        "insert",
        "reorient",
        "done",
        "red",
        "green",
        "orange",
        "purple",
        "{",
        "}",
        "\"",
        "action",
        ":",
        ",",
        " ",
        "\\n",
        "{\"action\": \"",
        "\"}",
        "everything"
    };

    @Test
    void jsonMayHaveOtherFields() {
        assertThat(AnswerText.read("\n{\"why\": \"it is free\", \"action\": \"Pick  up red\"}", Situations.PIECES))
                .isEqualTo(Action.pickUp(2));
    }

    @Test
    void whatIsRefusedSaysWhatIsAllowed() {
        assertThatThrownBy(() -> AnswerText.read("pick up purple", Situations.PIECES))
                .isInstanceOf(FailedTry.class)
                .hasMessageContaining("orange, green, red");
    }

    @Property
    void anyTextIsALegalActionOrRefused(@ForAll String text) {
        assertLegalOrRefused(text);
        assertLegalOrRefused("{\"action\": \"" + text + "\"}");
    }

    @Property(tries = 5000)
    void wordsOfActionsInAnyOrderAreALegalActionOrRefused(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? " " : "");
        }
        assertLegalOrRefused(text.toString());
    }

    private static void assertLegalOrRefused(String text) {
        Action action;
        try {
            action = AnswerText.read(text, Situations.PIECES);
        } catch (FailedTry refused) {
            assertThat(refused.failure().passing()).isFalse();
            return;
        }
        assertThat(Action.all(3)).contains(action);
    }
}

package io.foresight.reflect.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.network.PolicyNetwork;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptRowTest {
    private static final Tokeniser WORDS = new Tokeniser();
    private static final List<Colour> TWO = List.of(Colour.BLUE, Colour.RED);

    @Test
    void wordsOfTheTaskHaveATokenEachAndOthersAreSpelt() {
        assertThat(WORDS.encode("Put RED, before blue!", 10))
                .containsExactly(
                        WORDS.number("put"), WORDS.number("red"), WORDS.number("before"), WORDS.number("blue"));
        assertThat(WORDS.encode("ox 7", 10))
                .containsExactly(WORDS.number("##o"), WORDS.number("##x"), WORDS.number("##7"));
        assertThat(WORDS.encode("ÄÖ \u0000 🙂", 10)).isEmpty();
        assertThat(WORDS.encode("abcdefgh".repeat(1000), 12)).hasSize(12);
    }

    @Test
    void aVerbSlotSeesThePromptAndItselfOnlyAndThePromptNoSlot() {
        PromptRow row = new PromptRow(PolicyPrompt.propose(TWO, "put all", List.of()), WORDS);
        int answer = row.answer();
        assertThat(row.length()).isEqualTo(answer + 5);
        assertThat(row.sees(answer + 3, answer)).isTrue();
        assertThat(row.sees(answer + 3, answer + 3)).isTrue();
        assertThat(row.sees(answer + 3, answer + 2)).isFalse();
        assertThat(row.sees(3, 4)).isTrue();
        assertThat(row.sees(answer, answer + 1)).isFalse();
    }

    @Test
    void everyPairAndEveryPieceIsSeenOnceAndImaginedPiecesOnceAPicture() {
        List<Colour> three = List.of(Colour.BLUE, Colour.RED, Colour.GREEN);
        List<Action> plan = List.of(Action.pickUp(0), Action.insert(0));
        PolicyPrompt prompt = PolicyPrompt.propose(three, "put all", List.of());
        assertThat(seen(prompt)).containsExactly(-1, -2, -3, 1, 2, 3);
        assertThat(seen(prompt.reflecting(new PolicyPrompt.Reflected(plan, 2))))
                .containsExactly(-1, -2, -3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private static List<Integer> seen(PolicyPrompt prompt) {
        PromptRow row = new PromptRow(prompt, WORDS);
        return IntStream.range(0, row.length())
                .mapToObj(row::visual)
                .filter(seen -> seen != 0)
                .toList();
    }

    @Test
    void theLongestPromptFits() {
        List<Colour> eight = List.of(Colour.values()).subList(0, 8);
        List<SkillReport> reports = Collections.nCopies(50, new SkillReport(Action.pickUp(7), false));
        List<Action> plan = Collections.nCopies(PolicyPrompt.MOST_STEPS, Action.insert(7));
        PolicyPrompt prompt = PolicyPrompt.propose(eight, "x".repeat(500), reports)
                .reflecting(new PolicyPrompt.Reflected(plan, PolicyPrompt.MOST_STEPS));
        assertThat(new PromptRow(prompt, WORDS).length()).isLessThanOrEqualTo(PolicyNetwork.MOST_TOKENS);
        assertThat(prompt.reports()).hasSize(PolicyPrompt.MOST_REPORTS);
    }

    @Test
    void aPlanThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> new PolicyPrompt.Reflected(Collections.nCopies(6, Action.pickUp(0)), 1))
                .hasMessageContaining("1 to 5")
                .hasMessageContaining("6 actions");
        assertThatThrownBy(() -> new PolicyPrompt.Reflected(List.of(Action.pickUp(0), Action.insert(0)), 3))
                .hasMessageContaining("3 pictures");
    }
}

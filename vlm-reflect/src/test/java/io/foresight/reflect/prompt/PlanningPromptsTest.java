package io.foresight.reflect.prompt;

import static io.foresight.reflect.prompt.Situations.GOAL;
import static io.foresight.reflect.prompt.Situations.NOW;
import static io.foresight.reflect.prompt.Situations.PIECES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.ActionText;
import io.foresight.reflect.propose.Proposer.ImaginedPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlanningPromptsTest {
    private static final Picture THEN = Situations.noise(3);

    @Test
    void aProposalIsAskedForWithGoalAndSceneInThisOrder() {
        Prompt prompt = PlanningPrompts.propose(Situations.after());

        assertThat(images(prompt))
                .containsExactly(new Prompt.Image(Prompt.View.GOAL, GOAL), new Prompt.Image(Prompt.View.NOW, NOW));
        assertThat(words(prompt))
                .contains("Put all pieces into the board", "Pieces: orange, green, red", "Nothing was done so far.")
                .doesNotContain("You planned");
        assertThat(prompt.parts().get(0)).isInstanceOf(Prompt.Words.class);
    }

    @Test
    void answersAreAllActionsAndNothingElse() {
        Prompt prompt = PlanningPrompts.propose(Situations.after());

        assertThat(prompt.answers())
                .hasSize(13)
                .contains("pick up orange", "insert red", "done")
                .doesNotHaveDuplicates();
        assertThat(prompt.answers().stream().map(text -> ActionText.parse(text, PIECES)))
                .containsExactlyElementsOf(Action.all(3));
        assertThat(words(prompt)).contains(String.join(", ", prompt.answers()));
    }

    @Test
    void theLastTenActionsAreToldWithHowTheyEnded() {
        SkillReport[] reports = IntStream.range(0, 12)
                .mapToObj(i -> new SkillReport(i == 0 ? Action.reorient(2) : Action.insert(i % 2), i % 3 != 0))
                .toArray(SkillReport[]::new);

        String words = words(PlanningPrompts.propose(Situations.after(reports)));

        assertThat(words)
                .contains("1. insert orange: succeeded\n2. insert green: failed\n", "10. insert green: succeeded")
                .doesNotContain("reorient red:", "11. ");
    }

    @Test
    void reflectionShowsThePlanAndWhereItLeads() {
        ImaginedPlan imagined = new ImaginedPlan(List.of(Action.pickUp(2), Action.insert(2)), THEN);

        Prompt prompt = PlanningPrompts.reflect(Situations.after(), imagined);

        assertThat(images(prompt))
                .extracting(Prompt.Image::view)
                .containsExactly(Prompt.View.GOAL, Prompt.View.NOW, Prompt.View.IMAGINED);
        assertThat(images(prompt).get(2).picture()).isSameAs(THEN);
        assertThat(words(prompt)).contains("1. pick up red\n2. insert red\nOnly the first");
    }

    @Test
    void plansThatCannotBeAreRefused() {
        assertThatThrownBy(() -> PlanningPrompts.reflect(Situations.after(), new ImaginedPlan(List.of(), THEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one action or more");
        assertThatThrownBy(() -> PlanningPrompts.reflect(
                        Situations.after(), new ImaginedPlan(List.of(Action.pickUp(0), Action.pickUp(3)), THEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 pieces")
                .hasMessageContaining("piece=3");
    }

    @Test
    void picturesWithNothingOnThemAreTold() {
        Sight sight = Sight.ofPictures(Situations.SIDE, Situations.SIDE);
        byte[] black = new byte[3 * Situations.SIDE * Situations.SIDE];
        byte[] speck = black.clone();
        speck[speck.length - 1] = 1;
        assertThat(problem(Prompt.View.NOW, Situations.SIDE, black, sight).orElseThrow())
                .isEqualTo("every pixel of the picture of NOW has the colour 000000");
        assertThat(problem(Prompt.View.NOW, Situations.SIDE, speck, sight)).isEmpty();
        byte[] small = new byte[3 * 32 * 32];
        small[0] = 9;
        assertThat(problem(Prompt.View.GOAL, 32, small, sight).orElseThrow()).contains("64 x 64 pixels, got 32 x 32");
        assertThat(problem(Prompt.View.IMAGINED, 32, small, sight)).isEmpty();
    }

    private static Optional<String> problem(Prompt.View view, int side, byte[] rgb, Sight sight) {
        return PictureCheck.problem(new Prompt.Image(view, new Picture(side, side, rgb)), sight);
    }

    private static List<Prompt.Image> images(Prompt prompt) {
        return prompt.parts().stream()
                .filter(Prompt.Image.class::isInstance)
                .map(Prompt.Image.class::cast)
                .toList();
    }

    private static String words(Prompt prompt) {
        return prompt.parts().stream()
                .filter(Prompt.Words.class::isInstance)
                .map(part -> ((Prompt.Words) part).text())
                .collect(Collectors.joining("\n---\n"));
    }
}

package io.foresight.reflect.disturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.search.ExpertPolicy;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final int SIDE = 64;
    private static final int GREY = 0x808080;

    @Test
    void eachConditionChangesPicturesOrCameras() {
        for (Condition condition : Condition.values()) {
            Seen seen = shown(condition, 5);
            boolean changed = !Arrays.equals(seen.image.rgb(), picture().rgb())
                    || !condition.cameras(1).equals(Cameras.FIXED);
            assertThat(changed).as(condition.title()).isEqualTo(condition != Condition.AS_TRAINED);
        }
    }

    @Test
    void allElseIsHandedOn() {
        Seen seen = shown(Condition.LIGHT, 5);
        assertThat(seen.situation.pieces()).containsExactly(Colour.BLUE, Colour.RED);
        assertThat(seen.situation.instruction()).isEqualTo("blue first");
        assertThat(seen.situation.reports()).containsExactly(new SkillReport(Action.pickUp(1), true));
        assertThat(seen.situation.stepsLeft()).isEqualTo(9);
    }

    @Test
    void theSameSeedGivesTheSamePicture() {
        assertThat(shown(Condition.TEXTURE, 5).image.rgb())
                .isEqualTo(shown(Condition.TEXTURE, 5).image.rgb());
        assertThat(shown(Condition.TEXTURE, 5).image.rgb())
                .isNotEqualTo(shown(Condition.TEXTURE, 6).image.rgb());
    }

    @Test
    void theArmHidesAnEighthOfTheSceneAndNothingOfTheGoal() {
        Seen seen = shown(Condition.OCCLUDED, 5);
        assertThat(seen.goal.rgb()).isEqualTo(picture().rgb());
        int hidden = 0;
        for (int at = 0; at < SIDE * SIDE; at++) {
            hidden += seen.image.rgb(at % SIDE, at / SIDE) == picture().rgb(at % SIDE, at / SIDE) ? 0 : 1;
        }
        assertThat(hidden).isBetween(SIDE * SIDE * 7 / 100, SIDE * SIDE * 11 / 100);
    }

    @Test
    void turningHuesLeavesGreysAndBringsColoursRoundAfterAWholeTurn() {
        assertThat(PixelFilter.hue(25).rgb(GREY, 0, 0)).isEqualTo(GREY);
        assertThat(PixelFilter.hue(120).rgb(0xFF0000, 0, 0)).isEqualTo(0x00FF00);
        assertThat(PixelFilter.hue(360).rgb(0x123456, 0, 0)).isEqualTo(0x123456);
    }

    @Test
    void aPolicyThatSeesTheStateIsRefused() {
        assertThatThrownBy(() -> Condition.LIGHT.over(new ExpertPolicy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expert")
                .hasMessageContaining("state");
    }

    private static Picture picture() {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int at = 0; at < SIDE * SIDE; at++) {
            rgb[3 * at] = (byte) 200;
            rgb[3 * at + 1] = (byte) (at % SIDE);
            rgb[3 * at + 2] = (byte) 40;
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    private static Seen shown(Condition condition, long seed) {
        List<Seen> seen = new ArrayList<>();
        boolean[] closed = {false};
        Picture drawn = picture();
        try (Policy policy = condition.over(new Watching(seen, closed))) {
            policy.begin(seed);
            policy.decide(
                    Situation.ofPictures(
                            List.of(Colour.BLUE, Colour.RED),
                            Optional.of("blue first"),
                            List.of(new SkillReport(Action.pickUp(1), true)),
                            9,
                            drawn,
                            drawn),
                    Budget.ofNodes(1));
        }
        assertThat(closed[0]).isTrue();
        return seen.get(0);
    }

    /** What a policy saw. */
    private record Seen(Situation situation, Picture image, Picture goal) {}

    /** Remembers what it sees. */
    private record Watching(List<Seen> seen, boolean[] closed) implements Policy {
        @Override
        public String name() {
            return "watching";
        }

        @Override
        public Sight sight() {
            return Sight.ofPictures(SIDE, SIDE);
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            seen.add(new Seen(
                    situation, situation.image().orElseThrow(), situation.goal().orElseThrow()));
            return Decision.at(Action.DONE);
        }

        @Override
        public void close() {
            closed[0] = true;
        }
    }
}

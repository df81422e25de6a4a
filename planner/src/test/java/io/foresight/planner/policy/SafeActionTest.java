package io.foresight.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SafeActionTest {
    private static final SkillReport GRASPED = new SkillReport(Action.pickUp(3), true);
    private static final SkillReport STUCK = new SkillReport(Action.insert(3), false);

    @Test
    void nothingMovesWhenNothingIsInHand() {
        assertThat(SafeAction.of(List.of())).isEqualTo(Action.DONE);
        assertThat(SafeAction.of(List.of(new SkillReport(Action.pickUp(3), false))))
                .isEqualTo(Action.DONE);
    }

    @Test
    void whatIsInHandIsPutDown() {
        assertThat(SafeAction.of(List.of(GRASPED, STUCK))).isEqualTo(Action.putDown(3));
        assertThat(SafeAction.of(List.of(GRASPED, new SkillReport(Action.reorient(3), true))))
                .isEqualTo(Action.putDown(3));
    }

    @Test
    void whatWasGivenOutOfHandIsLeftAlone() {
        assertThat(SafeAction.of(List.of(GRASPED, STUCK, new SkillReport(Action.putDown(3), true))))
                .isEqualTo(Action.DONE);
        assertThat(SafeAction.of(List.of(GRASPED, new SkillReport(Action.insert(3), true))))
                .isEqualTo(Action.DONE);
    }
}

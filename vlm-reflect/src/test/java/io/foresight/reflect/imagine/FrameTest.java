package io.foresight.reflect.imagine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.belief.PieceStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void whatCannotBeIsNotImagined() {
        assertBroken(new double[][] {one(PieceStatus.HELD), one(PieceStatus.HELD_LYING)}, "one hand");
        assertBroken(new double[][] {{Double.NaN, 0, 0, 0, 1, 0, 0, 0}}, "sum to");
        assertBroken(new double[][] {one(PieceStatus.SEATED)}, "NaN", new float[] {1, Float.NaN});
        assertBroken(new double[][] {one(PieceStatus.SEATED)}, "1 pieces", new float[1], new float[1]);
    }

    @Test
    void twoPiecesOfWhichOneIsHeldMayBothSeemToBe() {
        double[] perhaps = new double[PieceStatus.COUNT];
        perhaps[PieceStatus.HELD.ordinal()] = 0.5;
        perhaps[PieceStatus.STANDING.ordinal()] = 0.5;
        Frame frame = Frame.imagined(new double[][] {perhaps, perhaps}, new float[0][], Optional.empty());
        assertThat(frame.seen()).isFalse();
        assertThat(frame.shows(Action.pickUp(0))).isEqualTo(0.5);
        assertThat(frame.shows(Action.putDown(1))).isEqualTo(0.5);
    }

    @Test
    void showsWhetherAnActionCameOff() {
        Frame frame = Scenes.known(PieceStatus.SEATED, PieceStatus.HELD_LYING, PieceStatus.LOOSE);
        assertThat(frame.shows(Action.insert(0))).isEqualTo(1);
        assertThat(frame.shows(Action.pickUp(1))).isEqualTo(1);
        assertThat(frame.shows(Action.reorient(1))).isZero();
        assertThat(frame.shows(Action.insert(2))).isZero();
        assertThat(frame.solved()).isFalse();
        assertThat(Scenes.known(PieceStatus.SEATED, PieceStatus.SEATED).solved())
                .isTrue();
    }

    private static double[] one(PieceStatus status) {
        double[] row = new double[PieceStatus.COUNT];
        row[status.ordinal()] = 1;
        return row;
    }

    private static void assertBroken(double[][] status, String says, float[]... features) {
        assertThatThrownBy(() -> Frame.imagined(status, features, Optional.empty()))
                .isInstanceOfSatisfying(PlannerException.class, broken -> assertThat(broken.code())
                        .isEqualTo(PlannerException.Code.WORLD_BROKEN))
                .hasMessageContaining(says);
    }
}

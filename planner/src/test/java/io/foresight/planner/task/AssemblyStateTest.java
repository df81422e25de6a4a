package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AssemblyStateTest {
    private final AssemblyState free = new AssemblyState(3, 0, 0, 0, 0b100, -1);

    @Test
    void everyPieceHasOnePlace() {
        AssemblyState state = new AssemblyState(5, 0b00001, 0b00010, 0b00100, 0b11000, 3);

        assertThat(state.place(0)).isEqualTo(Place.SEATED);
        assertThat(state.place(1)).isEqualTo(Place.LOOSE);
        assertThat(state.place(2)).isEqualTo(Place.LOST);
        assertThat(state.place(3)).isEqualTo(Place.HELD);
        assertThat(state.place(4)).isEqualTo(Place.TABLE);
        assertThat(state.lying(3)).isTrue();
        assertThat(state.lying(0)).isFalse();
    }

    @Test
    void aPieceMovesFromPlaceToPlace() {
        AssemblyState held = free.with(2, Place.HELD, true);
        AssemblyState upright = held.with(2, Place.HELD, false);
        AssemblyState seated = upright.with(2, Place.SEATED, false);

        assertThat(held.held()).isEqualTo(2);
        assertThat(held.lying(2)).isTrue();
        assertThat(upright.lying(2)).isFalse();
        assertThat(seated.held()).isEqualTo(-1);
        assertThat(seated.place(2)).isEqualTo(Place.SEATED);
        assertThat(seated.with(2, Place.LOOSE, false).seated()).isZero();
    }

    @Test
    void solvedMeansEveryPieceSeated() {
        assertThat(AssemblyState.goal(3).solved()).isTrue();
        assertThat(AssemblyState.goal(3).with(1, Place.TABLE, false).solved()).isFalse();
        assertThat(free.solved()).isFalse();
    }

    @Test
    void theGripperHoldsOnePiece() {
        AssemblyState held = free.with(0, Place.HELD, false);

        assertThatThrownBy(() -> held.with(1, Place.HELD, false))
                .isInstanceOfSatisfying(
                        PlannerException.class, e -> assertThat(e.code()).isEqualTo(PlannerException.Code.STATE_WRONG))
                .hasMessageContaining("can hold only one");
    }

    @Test
    void refusesStatesThatContradictThemselves() {
        assertWrong(3, 0b001, 0b001, 0, 0, -1); // seated and loose
        assertWrong(3, 0b001, 0, 0b001, 0, -1); // seated and lost
        assertWrong(3, 0b001, 0, 0, 0, 0); // seated and held
        assertWrong(3, 0b001, 0, 0, 0b001, -1); // seated on its side
        assertWrong(3, 0, 0, 0, 0b1000, -1); // a fourth piece of three
        assertWrong(3, 0, 0, 0, 0, 3);
        assertWrong(3, 0, 0, 0, 0, -2);
        assertWrong(0, 0, 0, 0, 0, -1);
        assertWrong(9, 0, 0, 0, 0, -1);
    }

    private static void assertWrong(int pieces, int seated, int loose, int lost, int lying, int held) {
        assertThatThrownBy(() -> new AssemblyState(pieces, seated, loose, lost, lying, held))
                .isInstanceOfSatisfying(
                        PlannerException.class, e -> assertThat(e.code()).isEqualTo(PlannerException.Code.STATE_WRONG));
    }
}

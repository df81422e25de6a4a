package io.foresight.reflect.belief;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import org.junit.jupiter.api.Test;

class UnfinishedStateTest {
    @Test
    void noPieceIsLostAsLongAsSomebodyAsks() {
        AssemblyState state = new PieceReading(new double[][] {
                    at(PieceStatus.LOST, 0.6, PieceStatus.HELD, 0.4), at(PieceStatus.LOST, 0.7, PieceStatus.LOOSE, 0.3)
                })
                .unfinishedState();
        assertThat(state.lost()).isZero();
        assertThat(state.held()).isNegative();
        assertThat(state.place(1)).isEqualTo(Place.LOOSE);
    }

    @Test
    void somethingIsAlwaysLeftToDo() {
        AssemblyState state = new PieceReading(new double[][] {
                    at(PieceStatus.SEATED, 0.9, PieceStatus.LOOSE, 0.1),
                    at(PieceStatus.SEATED, 0.6, PieceStatus.STANDING, 0.4)
                })
                .unfinishedState();
        assertThat(state.solved()).isFalse();
        assertThat(state.place(0)).isEqualTo(Place.SEATED);
        assertThat(state.place(1)).isEqualTo(Place.TABLE);
    }

    @Test
    void wastedStepsAreCountedAndNothingComesOfTheImpossible() {
        Hypothesis one = Hypothesis.of(AssemblyState.goal(2).with(1, Place.TABLE, false), new Order(2));
        assertThat(one.wasted(Action.pickUp(1))).hasValue(0);
        assertThat(one.wasted(Action.pickUp(0))).hasValue(2);
        assertThat(one.wasted(Action.insert(1))).isEmpty();
    }

    private static double[] at(PieceStatus first, double p, PieceStatus second, double q) {
        double[] row = new double[PieceStatus.COUNT];
        row[first.ordinal()] = p;
        row[second.ordinal()] = q;
        return row;
    }
}

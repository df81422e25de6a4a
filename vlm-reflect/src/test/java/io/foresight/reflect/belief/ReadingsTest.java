package io.foresight.reflect.belief;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void whatIsKnownForSureIsTheLikeliestState() {
        List<PieceStatus> known = List.of(PieceStatus.SEATED, PieceStatus.HELD_LYING, PieceStatus.LOOSE);
        PieceReading reading = PieceReading.known(known);
        assertThat(reading.likeliest()).isEqualTo(known);
        assertThat(reading.likeliestState()).isEqualTo(new AssemblyState(3, 1, 4, 0, 2, 1));
    }

    @Test
    void ofTwoPiecesThatSeemToBeInTheHandTheSurerOneIsHeld() {
        double[][] status = new double[2][PieceStatus.COUNT];
        status[0][PieceStatus.HELD.ordinal()] = 0.6;
        status[0][PieceStatus.LYING.ordinal()] = 0.4;
        status[1][PieceStatus.HELD.ordinal()] = 0.7;
        status[1][PieceStatus.SEATED.ordinal()] = 0.3;
        AssemblyState state = new PieceReading(status).likeliestState();
        assertThat(state.held()).isEqualTo(1);
        assertThat(state.place(0)).isEqualTo(Place.TABLE);
        assertThat(state.lying(0)).isTrue();
    }

    @Test
    void theLikeliestOrderLeavesOutWhatWouldCloseACircle() {
        double[][] over = {{0, 0.9, 0}, {0, 0, 0.8}, {0.6, 0, 0}}; // 1 over 0, 2 over 1, 0 over 2
        Order order = new OrderReading(over).likeliest();
        assertThat(order.over(0)).isEqualTo(0b010);
        assertThat(order.over(1)).isEqualTo(0b100);
        assertThat(order.over(2)).isZero();
    }

    @Test
    void whatIsLikelierApartIsNotInTheLikeliestOrder() {
        double[][] over = {{0, 0.45}, {0.05, 0}};
        assertThat(new OrderReading(over).likeliest()).isEqualTo(new Order(2));
    }
}

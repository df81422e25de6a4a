package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.sim.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnSourceTest {
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void aFailureComesAfterTheTurnsBeforeIt() throws InterruptedException {
        Turn turn = new Turn(null, null);
        try (TurnSource source = new TurnSource(() -> {
            if (taken.incrementAndGet() == 3) {
                throw new IllegalStateException("out of roads");
            }
            return turn;
        })) {
            assertThat(source.next()).isSameAs(turn);
            assertThat(source.next()).isSameAs(turn);
            assertThatThrownBy(source::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the driving simulation failed")
                    .hasMessageContaining("out of roads")
                    .hasRootCauseMessage("out of roads");
        }
    }

    @Test
    void itDoesNotRunFarAheadAndEndsWhenClosed() {
        TurnSource source = new TurnSource(() -> {
            taken.incrementAndGet();
            return new Turn(null, null);
        });
        assertThat(Eventually.so(() -> taken.get() == 3)).isTrue(); // two wait, one more is at the door

        source.close();

        assertThat(Eventually.so(() -> !source.works())).isTrue();
        assertThat(taken).hasValue(3);
    }
}

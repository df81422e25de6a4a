package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DependenciesTest {
    /** 0 under 1 under 3; 2 under 3. */
    private final Dependencies dependencies = new Dependencies(0, 0b0001, 0, 0b0110);

    @Test
    void successorsMirrorPredecessors() {
        assertThat(dependencies.successors(0)).isEqualTo(0b0010);
        assertThat(dependencies.successors(1)).isEqualTo(0b1000);
        assertThat(dependencies.successors(2)).isEqualTo(0b1000);
        assertThat(dependencies.successors(3)).isZero();
    }

    @Test
    void chainsAreFollowedToTheirEnds() {
        assertThat(dependencies.ancestors(3)).isEqualTo(0b0111);
        assertThat(dependencies.descendants(0)).isEqualTo(0b1010);
        assertThat(dependencies.depth()).isEqualTo(3);
        assertThat(new Dependencies(0, 0, 0).depth()).isEqualTo(1);
    }

    @Test
    void edgesAreCountedAndListed() {
        assertThat(dependencies.edges()).isEqualTo(3);
        assertThat(dependencies.edgeList()).containsExactly(new int[] {0, 1}, new int[] {1, 3}, new int[] {2, 3});
    }

    @Test
    void aPieceDependsOnEarlierOnesOnly() {
        assertThatThrownBy(() -> new Dependencies(0, 0b0010))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("piece 1 may only depend on pieces before it");
        assertThatThrownBy(() -> new Dependencies(new int[9])).hasMessageContaining("at most 8 pieces, got 9");
    }

    @Test
    void theCallersArrayMayChangeLater() {
        int[] sets = {0, 1};
        Dependencies kept = new Dependencies(sets);
        sets[1] = 0;

        assertThat(kept.predecessors(1)).isEqualTo(1);
        assertThat(kept).isEqualTo(new Dependencies(0, 1)).isNotEqualTo(new Dependencies(0, 0));
    }
}

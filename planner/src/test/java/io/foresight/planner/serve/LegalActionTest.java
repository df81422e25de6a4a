package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LegalActionTest {
    @Test
    void inEveryStateItCanBeDone() {
        SplittableRandom random = new SplittableRandom(1);
        int moves = 0;
        for (int round = 0; round < 20_000; round++) {
            Dependencies dependencies = dependencies(random);
            AssemblyState state = state(dependencies.pieces(), random);

            Action action = LegalAction.of(dependencies, state);

            assertThat(LegalAction.refused(dependencies, state, action)).isFalse();
            Outcome outcome = Rules.apply(dependencies, state, action).outcome();
            if (action.equals(Action.DONE)) {
                assertThat(state.solved() || nothingCanBeTaken(dependencies, state))
                        .as("%s %s", dependencies, state)
                        .isTrue();
            } else {
                assertThat(outcome).as("%s %s %s", dependencies, state, action).isEqualTo(Outcome.SUCCEEDED);
                moves++;
            }
        }
        assertThat(moves).isGreaterThan(10_000);
    }

    @Test
    void aPieceThatTheBoardDoesNotHaveIsRefused() {
        Dependencies two = new Dependencies(0, 1);
        assertThat(LegalAction.refused(two, AssemblyState.goal(2), Action.pickUp(2)))
                .isTrue();
        assertThat(LegalAction.refused(two, AssemblyState.goal(2), Action.pickUp(1)))
                .isFalse();
    }

    private static boolean nothingCanBeTaken(Dependencies dependencies, AssemblyState state) {
        for (int piece = 0; piece < state.pieces(); piece++) {
            if (Rules.apply(dependencies, state, Action.pickUp(piece)).outcome() == Outcome.SUCCEEDED) {
                return false;
            }
        }
        return state.held() < 0;
    }

    private static Dependencies dependencies(SplittableRandom random) {
        int[] predecessors = new int[random.nextInt(1, 9)];
        for (int i = 0; i < predecessors.length; i++) {
            int some = random.nextInt(1 << i);
            predecessors[i] = some & random.nextInt(1 << i);
        }
        return new Dependencies(predecessors);
    }

    private static AssemblyState state(int pieces, SplittableRandom random) {
        AssemblyState state = new AssemblyState(pieces, 0, 0, 0, 0, -1);
        for (int piece = 0; piece < pieces; piece++) {
            Place place = Place.values()[random.nextInt(Place.values().length)];
            boolean lying = place != Place.SEATED && random.nextBoolean();
            state = place == Place.HELD && state.held() >= 0 ? state : state.with(piece, place, lying);
        }
        return state;
    }
}

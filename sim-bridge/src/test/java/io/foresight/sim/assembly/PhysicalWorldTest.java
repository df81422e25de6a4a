package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhysicalWorldTest {
    private static final AssemblyTask EMPTY_BOARD = SimpleTasks.task(0);

    private PhysicalWorld world;

    @BeforeEach
    void open() {
        world = PhysicalWorld.open(PhysicalSettings.EXACT);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyStateIsFoundAsItWasArranged() {
        for (int seated = 0; seated < 7; seated++) {
            AssemblyTask task = SimpleTasks.task(seated);
            world.reset(task, 1);
            assertThat(world.state()).isEqualTo(task.start());
        }
        AssemblyState held = EMPTY_BOARD.start().with(SimpleTasks.LOWER, Place.HELD, true);
        world.reset(EMPTY_BOARD, held, 1);
        assertThat(world.state()).isEqualTo(held);
        AssemblyState loose = EMPTY_BOARD.start().with(SimpleTasks.UPPER, Place.LOOSE, false);
        world.reset(EMPTY_BOARD, loose, 1);
        assertThat(world.state()).isEqualTo(loose);
    }

    @Test
    void theBoardIsFinishedPieceByPiece() {
        world.reset(EMPTY_BOARD, 1);
        assertThat(outcomes(
                        Action.pickUp(0),
                        Action.reorient(0),
                        Action.insert(0),
                        Action.pickUp(1),
                        Action.insert(1),
                        Action.pickUp(2),
                        Action.insert(2)))
                .containsOnly(Outcome.SUCCEEDED);
        assertThat(world.state()).isEqualTo(AssemblyState.goal(3));
        assertThat(world.finished()).isTrue();
        assertThatThrownBy(() -> world.step(Action.pickUp(0)))
                .isInstanceOfSatisfying(PlannerException.class, e -> assertThat(e.code())
                        .isEqualTo(PlannerException.Code.EPISODE_FINISHED));
    }

    @Test
    void aPieceUnderAnotherIsLockedAndStaysWhereItIs() {
        world.reset(SimpleTasks.task(0b011), 1);
        AssemblyState before = world.state();
        StepResult result = world.step(Action.pickUp(SimpleTasks.LOWER));
        assertThat(result.outcome()).isEqualTo(Outcome.LOCKED);
        assertThat(result.state()).isEqualTo(before);
        assertThat(world.observe().openingMetres()).isEqualTo(Arrangement.OPEN_METRES);
    }

    @Test
    void evenALightNailHoldsABeamDown() {
        world.reset(SimpleTasks.task(0b110), 1);
        AssemblyState before = world.state();
        assertThat(world.step(Action.pickUp(SimpleTasks.UPPER)).outcome()).isEqualTo(Outcome.LOCKED);
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void aPieceThatComesTooLateIsBlockedAndComesBackInTheGripper() {
        world.reset(SimpleTasks.task(0b010), 1);
        assertThat(outcomes(Action.pickUp(0), Action.reorient(0), Action.insert(0)))
                .containsExactly(Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.BLOCKED);
        assertThat(world.state().held()).isEqualTo(SimpleTasks.LOWER);
        assertThat(world.state().place(SimpleTasks.UPPER)).isEqualTo(Place.SEATED);
        assertThat(world.observe().gripper()).isEqualTo(Arrangement.HOME);
    }

    @Test
    void aLyingPieceDoesNotGoIn() {
        world.reset(EMPTY_BOARD, 1);
        assertThat(outcomes(Action.pickUp(0), Action.insert(0)))
                .containsExactly(Outcome.SUCCEEDED, Outcome.NOT_UPRIGHT);
        assertThat(world.state().held()).isZero();
        assertThat(world.state().lying(0)).isTrue();
    }

    @Test
    void whatIsPutDownKeepsItsSide() {
        world.reset(EMPTY_BOARD, 1);
        AssemblyState start = world.state();
        assertThat(outcomes(Action.pickUp(0), Action.putDown(0))).containsOnly(Outcome.SUCCEEDED);
        assertThat(world.state()).isEqualTo(start);
        Pose slot = EMPTY_BOARD.slots().get(0).pose(EMPTY_BOARD.board().pieces().get(0), true);
        assertThat(world.observe().poses().get(0).distance(slot)).isLessThan(0.002);
        assertThat(outcomes(Action.pickUp(0), Action.reorient(0), Action.putDown(0)))
                .containsOnly(Outcome.SUCCEEDED);
        assertThat(world.state()).isEqualTo(start.with(0, Place.TABLE, false));
    }

    @Test
    void actionsThatMakeNoSenseMoveNothing() {
        world.reset(EMPTY_BOARD, 1);
        byte[] before = world.save();
        assertThat(outcomes(Action.putDown(0), Action.insert(1), Action.reorient(2)))
                .containsOnly(Outcome.NOT_HELD);
        assertThat(world.save()).isEqualTo(before);
        assertThat(outcomes(Action.pickUp(1), Action.pickUp(1), Action.pickUp(0), Action.reorient(1)))
                .containsExactly(Outcome.SUCCEEDED, Outcome.ALREADY_HELD, Outcome.HAND_FULL, Outcome.ALREADY_UPRIGHT);
    }

    @Test
    void aPieceThatTheBoardDoesNotHaveIsRefused() {
        world.reset(EMPTY_BOARD, 1);
        byte[] before = world.save();
        assertThatThrownBy(() -> world.step(Action.pickUp(3)))
                .isInstanceOfSatisfying(PlannerException.class, e -> assertThat(e.code())
                        .isEqualTo(PlannerException.Code.UNKNOWN_PIECE));
        assertThat(world.save()).isEqualTo(before);
    }

    @Test
    void doneEndsTheEpisode() {
        world.reset(EMPTY_BOARD, 1);
        StepResult result = world.step(Action.DONE);
        assertThat(result.outcome()).isEqualTo(Outcome.ENDED);
        assertThat(result.finished()).isTrue();
        assertThat(result.state().solved()).isFalse();
    }

    @Test
    void aGraspThatSlipsLeavesThePiece() {
        try (PhysicalWorld slippery = PhysicalWorld.open(PhysicalSettings.EXACT.withNoise(0, 0, 0, 1, 0))) {
            slippery.reset(EMPTY_BOARD, 1);
            StepResult result = slippery.step(Action.pickUp(1));
            assertThat(result.outcome()).isEqualTo(Outcome.SLIPPED);
            assertThat(result.state()).isEqualTo(EMPTY_BOARD.start());
        }
    }

    @Test
    void aPieceThatFallsIsNoLongerHeld() {
        try (PhysicalWorld clumsy = PhysicalWorld.open(PhysicalSettings.EXACT.withNoise(0, 0, 0, 0, 1))) {
            clumsy.reset(EMPTY_BOARD, 1);
            StepResult result = clumsy.step(Action.pickUp(1));
            assertThat(result.outcome()).isEqualTo(Outcome.DROPPED);
            assertThat(result.state().held()).isEqualTo(-1);
            assertThat(clumsy.observe().poses().get(1).z()).isLessThan(0.2);
        }
    }

    @Test
    void whatFallsOffTheTableIsLostAndOutOfReach() {
        world.reset(EMPTY_BOARD, EMPTY_BOARD.start().with(1, Place.LOST, false), 1);
        assertThat(world.state().place(1)).isEqualTo(Place.LOST);
        assertThat(world.step(Action.pickUp(1)).outcome()).isEqualTo(Outcome.OUT_OF_REACH);
    }

    @Test
    void watchingChangesNothing() {
        List<Scene> seen = new ArrayList<>();
        world.reset(EMPTY_BOARD, 1);
        outcomes(Action.pickUp(1), Action.insert(1));
        byte[] unwatched = world.save();
        world.watch(seen::add);
        world.reset(EMPTY_BOARD, 1);
        assertThat(seen).isEmpty();
        outcomes(Action.pickUp(1), Action.insert(1));
        assertThat(world.save()).isEqualTo(unwatched);
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void anExpertFinishesHardBoardsWithOrdinaryLuck() {
        try (PhysicalWorld ordinary = PhysicalWorld.open()) {
            for (AssemblyTask task : TaskSplit.TEST.tasks(12)) {
                Expert expert = new Expert(task.board().dependencies());
                ordinary.reset(task, 3);
                for (int step = 0; step < 50 && !ordinary.finished(); step++) {
                    ordinary.step(expert.choose(ordinary.state()));
                }
                assertThat(ordinary.state().solved()).as(task.id()).isTrue();
            }
        }
    }

    @Test
    void aSkillThatTakesTooLongIsGivenUp() {
        PhysicalSettings hasty = PhysicalSettings.EXACT.withMostSteps(30);
        try (PhysicalWorld slow = PhysicalWorld.open(hasty)) {
            slow.reset(EMPTY_BOARD, 1);
            slow.step(Action.pickUp(0));
            slow.step(Action.reorient(0));
            StepResult result = slow.step(Action.insert(0));
            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(result.state().held()).isEqualTo(-1);
        }
    }

    @Test
    void aWorldWithoutATaskSaysSo() {
        assertThatThrownBy(() -> world.state()).hasMessageContaining("reset");
        world.reset(EMPTY_BOARD, 1);
        world.close();
        assertThatThrownBy(() -> world.step(Action.pickUp(0))).hasMessageContaining("reset");
    }

    private List<Outcome> outcomes(Action... actions) {
        return java.util.Arrays.stream(actions)
                .map(action -> world.step(action).outcome())
                .toList();
    }
}

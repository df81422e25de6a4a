package io.foresight.reflect.imagine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatorWorldTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(3).get(2); // pieces by colour are not as on the board

    private final SymbolicWorld present = new SymbolicWorld(FailureModel.NONE);
    private final Situation seen = Scenes.seen(TASK, present);
    private final Observation now = Scenes.start(TASK, 1);

    @Test
    void leadsWhereTheTrueWorldLeads() {
        try (SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(FailureModel.NONE))) {
            world.enter(seen, 1);
            for (Action first : Action.all(TASK.board().pieces().size())) {
                if (first.equals(Action.DONE)) {
                    continue;
                }
                Action second = Action.insert(first.piece());
                AssemblyState after = apply(apply(TASK.start(), first), second);
                List<Future> futures =
                        world.imagine(now, List.of(byColour(first, second))).get(0);
                assertThat(futures).hasSize(1);
                assertThat(futures.get(0).frames()).hasSize(2);
                assertThat(futures.get(0).last().places().likeliest()).isEqualTo(byColour(after));
            }
        }
    }

    @Test
    void drawsWhatItLeadsTo() {
        List<Picture> read = new ArrayList<>();
        FrameReader reader = (image, goal, pieces) -> {
            assertThat(pieces).isEqualTo(PieceNumbering.byColour(TASK.board()).colours());
            read.add(image);
            return new Frame(
                    PieceReading.known(byColour(TASK.start())), new float[pieces.size()][1], Optional.of(image));
        };
        Action pickUp = Action.pickUp(lastOutside());
        try (SimulatorWorld world = SimulatorWorld.drawn(new SymbolicWorld(FailureModel.NONE), reader, 64)) {
            world.enter(seen, 1);
            Frame frame =
                    world.imagine(now, List.of(byColour(pickUp))).get(0).get(0).last();
            Picture wanted =
                    new TaskPictures(64, 64, Cameras.FIXED).scene(Arrangement.of(TASK, apply(TASK.start(), pickUp)));
            assertThat(frame.picture().orElseThrow().rgb()).isEqualTo(wanted.rgb());
            world.imagine(now, List.of(byColour(pickUp), byColour(pickUp)));
            assertThat(read).as("what was imagined once is kept").hasSize(1);
            world.enter(seen, 2);
            world.imagine(now, List.of(byColour(pickUp)));
            assertThat(read).hasSize(2);
        }
    }

    @Test
    void plansThatGoOnAfterTheGoalStayThere() {
        AssemblyTask last = new AssemblyTask(
                TASK.id(),
                1,
                1,
                TASK.board(),
                TASK.boardPose(),
                TASK.slots(),
                AssemblyState.goal(TASK.slots().size()).seated() >> 1);
        int top = TASK.slots().size() - 1;
        List<Action> plan = new ArrayList<>(List.of(Action.pickUp(top)));
        if (last.start().lying(top)) {
            plan.add(Action.reorient(top));
        }
        plan.addAll(List.of(Action.insert(top), Action.pickUp(top), Action.pickUp(0)));
        try (SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(FailureModel.NONE))) {
            world.enter(Scenes.seen(last, present), 1);
            List<Action> byColour =
                    plan.stream().map(one -> Scenes.byColour(last, one)).toList();
            assertThat(world.imagine(now, List.of(byColour))
                            .get(0)
                            .get(0)
                            .last()
                            .solved())
                    .isTrue();
        }
    }

    @Test
    void theOrderIsTheBoardsInNumbersByColour() {
        try (SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(FailureModel.NONE))) {
            world.enter(seen, 1);
            assertThat(world.order()).isEqualTo(now.samples().get(0).order());
        }
    }

    @Test
    void itMustBeToldWhereItIs() {
        try (SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(FailureModel.NONE))) {
            assertThatThrownBy(() -> world.imagine(now, List.of(List.of(Action.pickUp(0)))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static AssemblyState apply(AssemblyState state, Action action) {
        return Rules.apply(TASK.board().dependencies(), state, action).state();
    }

    private static int lastOutside() {
        return 31
                - Integer.numberOfLeadingZeros(~TASK.startSeated()
                        & AssemblyState.goal(TASK.slots().size()).seated());
    }

    private static List<Action> byColour(Action... plan) {
        return List.of(plan).stream()
                .map(action -> Scenes.byColour(TASK, action))
                .toList();
    }

    private static List<PieceStatus> byColour(AssemblyState state) {
        PieceNumbering numbering = PieceNumbering.byColour(TASK.board());
        return IntStream.range(0, state.pieces())
                .mapToObj(number -> PieceStatus.of(state, numbering.indexOf(number)))
                .toList();
    }
}

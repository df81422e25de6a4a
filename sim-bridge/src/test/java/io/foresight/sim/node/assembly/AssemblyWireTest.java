package io.foresight.sim.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.ForesightMsgs;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.PieceState;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** States from outside, good and bad. */
class AssemblyWireTest {
    private static final Header HEADER = new Header(new Time(3, 4), "table");
    private static final UUID EPISODE = new UUID(5, 6);

    private final AssemblyTask task = TaskSplit.TEST.tasks(1).get(0);
    private final AssemblyState state =
            AssemblyWire.state(HEADER, EPISODE, task, task.start(), Arrangement.of(task, task.start()), false);

    private AssemblyState with(int index, PieceState piece) {
        List<PieceState> pieces = new ArrayList<>(state.pieces());
        pieces.set(index, piece);
        return new AssemblyState(
                state.header(),
                state.episode(),
                state.taskId(),
                pieces,
                state.board(),
                state.gripper(),
                state.gripperOpening(),
                state.finished(),
                state.solved());
    }

    private PieceState piece(int index, int place, boolean lying) {
        return new PieceState(
                state.pieces().get(index).name(),
                place,
                lying,
                state.pieces().get(index).pose());
    }

    @Test
    void aStateSurvivesTheWire() {
        MessageType<AssemblyState> type = MessageType.of(AssemblyState.class);

        AssemblyState read = type.decode(type.encode(state));

        assertThat(read).isEqualTo(state);
        assertThat(AssemblyWire.state(read, task.board())).isEqualTo(task.start());
        assertThat(AssemblyWire.scene(read, task.board())).isEqualTo(Arrangement.of(task, task.start()));
    }

    @Test
    void everyPlaceIsReadBack() {
        AssemblyState mixed = with(1, piece(1, PieceState.LOST, true));

        assertThat(AssemblyWire.state(mixed, task.board()).lost()).isEqualTo(0b10);
        assertThat(AssemblyWire.state(with(1, piece(1, PieceState.LOOSE, true)), task.board())
                        .loose())
                .isEqualTo(0b10);
        assertThat(AssemblyWire.state(with(1, piece(1, PieceState.HELD, false)), task.board())
                        .held())
                .isEqualTo(1);
    }

    @Test
    void statesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> AssemblyWire.state(with(0, piece(0, 5, false)), task.board()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 5, must be 0 to 4");
        assertThatThrownBy(() -> AssemblyWire.state(with(0, piece(0, PieceState.SEATED, true)), task.board()))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("contradicts itself");
        PieceState renamed =
                new PieceState("mauve", 0, false, state.pieces().get(0).pose());
        assertThatThrownBy(() -> AssemblyWire.state(with(0, renamed), task.board()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mauve");
        AssemblyState held = with(0, piece(0, PieceState.HELD, false));
        List<PieceState> twice = new ArrayList<>(held.pieces());
        twice.set(1, piece(1, PieceState.HELD, false));
        assertThatThrownBy(() -> AssemblyWire.state(
                        new AssemblyState(
                                HEADER,
                                held.episode(),
                                held.taskId(),
                                twice,
                                held.board(),
                                held.gripper(),
                                0,
                                false,
                                false),
                        task.board()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the gripper can hold only one piece");
    }

    @Test
    void posesThatCannotBeAreRefused() {
        Pose nowhere = new Pose(new Point(Double.NaN, 0, 0), Quaternion.IDENTITY);
        PieceState lost = new PieceState(state.pieces().get(0).name(), 0, false, nowhere);

        assertThatThrownBy(() -> AssemblyWire.scene(with(0, lost), task.board()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void aTaskThatCannotBeIsRefused() {
        ForesightMsgs.AssemblyTask whole = AssemblyWire.task(HEADER, EPISODE, task);

        assertThat(AssemblyWire.task(whole)).isEqualTo(task);
        assertThatThrownBy(() -> AssemblyWire.task(new ForesightMsgs.AssemblyTask(
                        HEADER, whole.episode(), whole.id(), whole.definition().substring(1))))
                .isInstanceOf(PlannerException.class);
    }
}

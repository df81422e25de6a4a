package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.UINT32;
import static io.foresight.ros2.cdr.WireType.UINT8;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs.UUID;
import java.util.List;

/**
 * {@code foresight_msgs}: assembly of boards, between a planner and the robot or simulator that executes the actions. The definitions for
 * ROS 2's own tools are in {@code launch/ros2/foresight_msgs}. An episode's id changes with each reset and each start of the robot.
 */
@RosPackage("foresight_msgs")
public final class ForesightMsgs {
    private ForesightMsgs() {}

    /** State of one piece: its colour, which of five places it is in, whether it lies on its side, and its pose in the state's frame. */
    public record PieceState(String name, @Wire(UINT8) int place, boolean lying, Pose pose) {
        @Wire(UINT8)
        public static final int TABLE = 0;

        @Wire(UINT8)
        public static final int HELD = 1;

        @Wire(UINT8)
        public static final int SEATED = 2;

        @Wire(UINT8)
        public static final int LOOSE = 3;

        @Wire(UINT8)
        public static final int LOST = 4;
    }

    /** The assembly task: its id, and its full definition as a line of a task file (JSON). */
    public record AssemblyTask(Header header, UUID episode, String id, String definition) {}

    /**
     * State of the world: pieces in the order of the task; distance between the fingers in metres; whether the episode is over, and whether
     * it is solved.
     */
    public record AssemblyState(
            Header header,
            UUID episode,
            String taskId,
            List<PieceState> pieces,
            Pose board,
            Pose gripper,
            double gripperOpening,
            boolean finished,
            boolean solved) {}

    /** Starts a new episode with a task of a split, such as {@code test} and 42; an empty split means the next task. */
    public record AssemblyReset(
            Header header,
            UUID id,
            String split,
            @Wire(UINT32) long index,
            long seed) {}

    /** An action, executed once even if the command is received several times; an all-zero episode id means the current episode. */
    public record SkillCommand(Header header, UUID episode, UUID id, String action) {}

    /** The outcome of a command or reset: a code and its reason, and the state afterwards. */
    public record SkillOutcome(
            Header header,
            UUID episode,
            UUID id,
            String action,
            boolean ok,
            String outcome,
            String reason,
            AssemblyState state) {}

    /** A step of a planner in an episode, with a text for people. */
    public record PlanEvent(
            Header header,
            UUID episode,
            @Wire(UINT32) long step,
            @Wire(UINT8) int kind,
            String action,
            String outcome,
            List<String> plan,
            @Wire(UINT32) long nodes,
            String text) {
        @Wire(UINT8)
        public static final int OBSERVED = 0;

        @Wire(UINT8)
        public static final int PROPOSED = 1;

        @Wire(UINT8)
        public static final int IMAGINED = 2;

        @Wire(UINT8)
        public static final int CHOSEN = 3;

        @Wire(UINT8)
        public static final int EXECUTED = 4;

        @Wire(UINT8)
        public static final int FINISHED = 5;

        @Wire(UINT8)
        public static final int FAILED = 6;
    }
}

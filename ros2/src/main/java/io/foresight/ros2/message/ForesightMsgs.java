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
 * {@code foresight_msgs}: assembly of boards between a planner and whoever carries its actions out. The definitions for ROS 2's own tools are in
 * {@code launch/ros2/foresight_msgs}. An episode's id changes with each reset and each start of the robot.
 */
@RosPackage("foresight_msgs")
public final class ForesightMsgs {
    private ForesightMsgs() {}

    /** Where one piece is: its colour, in which of five places, whether on its side, and its pose in the state's frame. */
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

    /** What is to be put together: the task's id, and the task in full as a line of a task file (JSON). */
    public record AssemblyTask(Header header, UUID episode, String id, String definition) {}

    /** Where everything is: pieces in the order of the task; metres between the fingers; whether the episode is over, and whether solved. */
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

    /** Begins a new episode: a task of a split, such as {@code test} and 42; an empty split means the next task. */
    public record AssemblyReset(
            Header header,
            UUID id,
            String split,
            @Wire(UINT32) long index,
            long seed) {}

    /** An action to carry out once, however often the command comes; an episode of zeros means the present one. */
    public record SkillCommand(Header header, UUID episode, UUID id, String action) {}

    /** What came of a command or reset: a word and its reason, and the state after it. */
    public record SkillOutcome(
            Header header,
            UUID episode,
            UUID id,
            String action,
            boolean ok,
            String outcome,
            String reason,
            AssemblyState state) {}

    /** A step of a planner's work on an episode. Text says it for people. */
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

package io.foresight.launch.view;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.Slot;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A board of three pieces made by hand: a beam, another across it, and a nail; the nail stands, the beams wait on the table. */
final class SampleAssembly {
    static final int PIECES = 3;
    static final int FRAMES = 5;

    private static final Pose DOWN = Pose.at(-0.1, -0.05, 0.36);

    private SampleAssembly() {}

    static AssemblyTask task() {
        List<Piece> pieces = List.of(
                new Piece(0, Colour.RED, Piece.Kind.BEAM, List.of(new Cuboid(5, 10, 1, 25, 13, 6))),
                new Piece(
                        1,
                        Colour.GREEN,
                        Piece.Kind.BEAM,
                        List.of(
                                new Cuboid(14, 3, 2, 17, 10, 8),
                                new Cuboid(14, 10, 6, 17, 13, 8),
                                new Cuboid(14, 13, 2, 17, 23, 8))),
                new Piece(
                        2,
                        Colour.YELLOW,
                        Piece.Kind.NAIL,
                        List.of(new Cuboid(21, 17, 1, 23, 19, 6), new Cuboid(20, 16, 6, 24, 20, 9))));
        List<Cuboid> filled = List.of(
                new Cuboid(0, 0, 0, 30, 26, 1),
                new Cuboid(0, 0, 1, 5, 26, 5),
                new Cuboid(25, 0, 1, 30, 26, 5),
                new Cuboid(5, 0, 1, 14, 10, 5),
                new Cuboid(5, 13, 1, 14, 26, 5),
                new Cuboid(17, 0, 1, 25, 10, 5),
                new Cuboid(17, 13, 1, 25, 26, 5));
        Board board = new Board(Colour.BLUE, 30, 26, 5, filled, pieces, new Dependencies(0, 0b1, 0));
        List<Slot> slots =
                List.of(new Slot(-0.15, -0.3, 0.4, -1), new Slot(0.08, -0.25, 1.2, 1), new Slot(0.1, -0.4, 0, -1));
        return new AssemblyTask("sample-0001", 1, 2, board, Pose.at(0.03, 0.18, 0, 0.35), slots, 0b100);
    }

    /** @param lift metres of the first piece and the gripper over the table */
    static Scene scene(AssemblyTask task, double lift) {
        List<Pose> poses = new ArrayList<>();
        for (Piece piece : task.board().pieces()) {
            boolean seated = (task.startSeated() >> piece.index() & 1) != 0;
            Slot slot = task.slots().get(piece.index());
            poses.add(seated ? task.boardPose().times(piece.seat(task.board())) : slot.pose(piece, slot.side() >= 0));
        }
        Pose first = poses.get(0);
        poses.set(0, new Pose(first.x(), first.y(), first.z() + lift, first.qw(), first.qx(), first.qy(), first.qz()));
        Pose gripper = lift == 0 ? DOWN : Pose.at(first.x(), first.y(), first.z() + lift, 0.4);
        return new Scene(task.board(), task.boardPose(), poses, gripper, lift == 0 ? 0.08 : 0.03);
    }

    static EpisodeView episode(long number) {
        AssemblyTask task = task();
        return new EpisodeView(
                number,
                task,
                scene(task, 0),
                "symbolic",
                Optional.of("physics are missing here"),
                "expert",
                5,
                (int) number - 1,
                (int) number - 1,
                picture(0x3FA34D),
                picture(0x2F6FDE));
    }

    /** The first piece is picked up; with {@code last} it is said to end the episode. */
    static StepView step(long episode, int step, boolean last) {
        AssemblyTask task = task();
        List<Scene> motion = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            motion.add(scene(task, 0.05 * i));
        }
        AssemblyState before = task.start();
        Action pickUp = Action.pickUp(0);
        return new StepView(
                episode,
                step,
                List.of(new Attempt(Action.insert(1), Outcome.NOT_HELD)),
                pickUp,
                List.of(pickUp, Action.insert(0), Action.pickUp(1)),
                1234,
                2.5,
                motion,
                50,
                Outcome.SUCCEEDED,
                before,
                before.with(0, Place.HELD, false),
                OptionalInt.of(4),
                picture(0xD62F2F),
                last ? Optional.of(StepView.Ending.SOLVED) : Optional.empty(),
                (int) episode,
                (int) episode,
                Optional.empty());
    }

    /** The same step, of a policy that first proposed to insert what is not held, and believes that yellow may lie over red. */
    static StepView reflected(StepView step, double yellowOverRed, Action imagined) {
        AssemblyState after = step.before().with(imagined.piece(), Place.HELD, false);
        Reflection reflection = new Reflection(
                List.of(new Reflection.Proposed(Action.insert(1), 0.62), new Reflection.Proposed(step.action(), 0.3)),
                List.of(
                        new Reflection.Weighed(step.action(), 5.2, 0.4, 0.94),
                        new Reflection.Weighed(Action.pickUp(1), 6.1, 0.9, 0.93),
                        new Reflection.Weighed(Action.insert(1), 6.8, 0.4, 0.01)),
                List.of(new Reflection.Over(0, 1, 0.97), new Reflection.Over(0, 2, yellowOverRed)),
                List.of(
                        new Reflection.Placed(0, "lying", 0.62),
                        new Reflection.Placed(0, "standing", 0.38),
                        new Reflection.Placed(1, "standing", 0.99),
                        new Reflection.Placed(2, "seated", 0.99)),
                true,
                Reflection.Stop.ALL_WEIGHED);
        return with(
                step, Optional.of(new ReflectionView(reflection, Optional.of(after), Optional.of(picture(0x2F62D6)))));
    }

    private static StepView with(StepView step, Optional<ReflectionView> reflection) {
        return new StepView(
                step.episode(),
                step.step(),
                step.history(),
                step.action(),
                step.plan(),
                step.nodes(),
                step.decisionMillis(),
                step.motion(),
                step.intervalMillis(),
                step.outcome(),
                step.before(),
                step.after(),
                step.stepsToGo(),
                step.camera(),
                step.ending(),
                step.finished(),
                step.solved(),
                reflection);
    }

    private static Picture picture(int colour) {
        byte[] rgb = new byte[3 * 8 * 6];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (colour >> 8 * (2 - i % 3));
        }
        return new Picture(8, 6, rgb);
    }
}

package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;

/**
 * Lowers the held piece into its pocket and releases it. A piece that lags behind the gripper is stuck: it is pulled back, and insertion is
 * tried again with small offsets if nothing should block it; finally it is brought home in the gripper.
 */
final class Insert {
    /** Distance above the goal from which the motion is slow. */
    private static final double TOUCH_METRES = 0.006;

    /** Lag behind the gripper at the end of the motion above which the piece stands on something. */
    private static final double STANDING_METRES = 0.0015;

    /** Height above the goal below which the piece counts as fully inserted. */
    private static final double ARRIVED_METRES = 0.003;

    /** Lag behind the gripper on the way back above which a piece counts as wedged and is left where it is. */
    private static final double WEDGED_METRES = 0.02;

    private static final int TRIES = 2;
    private static final double SEARCH_METRES = 0.0008;
    private static final double SEARCH_RADIANS = 0.008;

    private final AssemblyTask task;
    private final Hand hand;
    private final Arm arm;
    private final PhysicalSettings settings;

    Insert(AssemblyTask task, Hand hand, Arm arm, PhysicalSettings settings) {
        this.task = task;
        this.hand = hand;
        this.arm = arm;
        this.settings = settings;
    }

    Outcome run(int piece, AssemblyState state) {
        boolean lying = hand.pose(piece).uprightness() <= Judge.UPRIGHT;
        Outcome stuck = lying
                ? Outcome.NOT_UPRIGHT
                : Rules.covered(task.board().dependencies(), state, piece) ? Outcome.BLOCKED : Outcome.JAMMED;
        int tries = stuck == Outcome.JAMMED ? TRIES : 1;
        for (int attempt = 0; attempt < tries; attempt++) {
            Pose goal = goal(piece, lying);
            Pose aim = attempt == 0 ? arm.aim(goal, 0, 0) : arm.aim(goal, SEARCH_METRES, SEARCH_RADIANS);
            double above = hand.clearHeight(piece, goal)
                    - Silhouette.of(hand.piece(piece), goal).bottom();
            Pose over = Motion.up(aim, Math.max(above, TOUCH_METRES));
            boolean carried = attempt > 0 || arm.carry(Motion.high(aim));
            if (!carried || !arm.carry(over)) {
                return fallen(piece);
            }
            if (lower(piece, goal, aim)) {
                arm.letGo();
                return fallen(piece);
            }
            if (!hand.push(over, settings.liftSpeed(), settings.pushForce(), WEDGED_METRES)) {
                arm.letGo();
                return fallen(piece);
            }
        }
        return arm.carryHome() ? stuck : fallen(piece);
    }

    /** Outcome for a piece that fell out of the gripper. */
    private Outcome fallen(int piece) {
        return hand.outOfTime() ? Outcome.TIMED_OUT : seated(piece) ? Outcome.SUCCEEDED : Outcome.DROPPED;
    }

    /** Lowers the piece until it stands on something; true if it is then at its goal. */
    private boolean lower(int piece, Pose goal, Pose aim) {
        boolean down =
                hand.push(Motion.up(aim, TOUCH_METRES), settings.lowerSpeed(), settings.pushForce(), settings.lag());
        if (!down) {
            return false;
        }
        Pose deeper = Motion.up(aim, -STANDING_METRES);
        boolean through = hand.push(deeper, settings.touchSpeed(), settings.pushForce(), STANDING_METRES);
        boolean arrived = through || Math.abs(hand.pose(piece).z() - goal.z()) < ARRIVED_METRES;
        return arrived && seated(piece);
    }

    private boolean seated(int piece) {
        Pose inBoard = hand.boardPose().inverse().times(hand.pose(piece));
        return Judge.seated(task.board(), hand.piece(piece), inBoard);
    }

    /** The pose of the seated piece; for a piece on its side, the same position and heading at the same depth. */
    private Pose goal(int piece, boolean lying) {
        Pose seat = hand.boardPose().times(hand.piece(piece).seat(task.board()));
        if (!lying) {
            return seat;
        }
        double half = hand.piece(piece).bounds().sizeZ() * Board.VOXEL_METRES / 2;
        return arm.standing(piece, seat.x(), seat.y(), seat.yaw(), seat.z() - half);
    }
}

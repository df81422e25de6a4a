package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;

/**
 * Lowers the held piece into its pocket and lets go. A piece that stays behind the gripper is stuck: it is drawn back, tried again a
 * little beside where nothing should be in the way, and at last brought home in the gripper.
 */
final class Insert {
    /** Slow for the last bit of the way down. */
    private static final double TOUCH_METRES = 0.006;

    /** Behind the gripper by so much at the end of the way, a piece has come to stand on something. */
    private static final double STANDING_METRES = 0.0015;

    /** Standing this near to its goal's height, a piece has come all the way. */
    private static final double ARRIVED_METRES = 0.003;

    /** Behind the gripper by so much on the way back, a piece is wedged and left where it is. */
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

    /** How it ended for a piece that is out of the gripper. */
    private Outcome fallen(int piece) {
        return hand.outOfTime() ? Outcome.TIMED_OUT : seated(piece) ? Outcome.SUCCEEDED : Outcome.DROPPED;
    }

    /** Down until the piece stands on something; true when it is where it belongs then. */
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

    /** The pose of the seated piece; for one on its side, the same place and heading, as deep. */
    private Pose goal(int piece, boolean lying) {
        Pose seat = hand.boardPose().times(hand.piece(piece).seat(task.board()));
        if (!lying) {
            return seat;
        }
        double half = hand.piece(piece).bounds().sizeZ() * Board.VOXEL_METRES / 2;
        return arm.standing(piece, seat.x(), seat.y(), seat.yaw(), seat.z() - half);
    }
}

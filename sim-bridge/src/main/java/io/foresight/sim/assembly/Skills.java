package io.foresight.sim.assembly;

import io.foresight.planner.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.Slot;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;

/**
 * The scripted skills, after ReflectVLM (arXiv 2502.16707): each begins and ends with the gripper at home. A piece that will not go in
 * comes back in the gripper. Reorienting turns the piece in free air above the table; there is no fixture.
 */
final class Skills {
    /** A piece is drawn out slowly for so far, to see what comes along. */
    private static final double FEEL_METRES = 0.008;

    /** Another piece that rises by this much hangs on the one that is drawn out. */
    private static final double ALONG_METRES = 0.0025;

    /** Slow for the last bit of the way down. */
    private static final double TOUCH_METRES = 0.006;

    /** Behind the gripper by so much, a piece has come to stand on something. */
    private static final double STANDING_METRES = 0.0015;

    /** Standing this near to its goal's height, a piece has come all the way. */
    private static final double ARRIVED_METRES = 0.003;

    private static final int TRIES = 3;
    private static final double ANY_LAG = 1;

    private final AssemblyTask task;
    private final Hand hand;
    private final Chance chance;
    private final PhysicalSettings settings;

    Skills(AssemblyTask task, Hand hand, Chance chance, PhysicalSettings settings) {
        this.task = task;
        this.hand = hand;
        this.chance = chance;
        this.settings = settings;
    }

    /** Takes a piece from wherever it is. The gripper is empty. */
    Outcome pickUp(int piece, AssemblyState state) {
        Pose at = hand.graspPose(piece);
        hand.travel(high(at));
        hand.travel(at);
        boolean slips = chance.uniform() < settings.slipProbability();
        Pose error = error(settings.graspNoise(), settings.graspYawNoise());
        if (slips) {
            hand.travel(high(at));
            hand.travel(Arrangement.HOME);
            return Outcome.SLIPPED;
        }
        hand.close(piece, error);
        double rise = Math.max(
                0,
                hand.clearHeight(piece, hand.pose(piece))
                        - hand.silhouette(piece).bottom());
        if (!draw(piece, at, rise)) {
            hand.push(at, settings.touchSpeed(), settings.pushForce(), ANY_LAG);
            hand.open();
            hand.settle();
            goHome();
            boolean covered = Rules.covered(task.board().dependencies(), state, piece);
            return hand.outOfTime() ? Outcome.TIMED_OUT : covered ? Outcome.LOCKED : Outcome.SLIPPED;
        }
        return home() ? Outcome.SUCCEEDED : Outcome.DROPPED;
    }

    /** Straight up out of its place; false when it is held down or something hangs on it. */
    private boolean draw(int piece, Pose at, double rise) {
        double[] before = heights();
        double feel = Math.min(rise, FEEL_METRES);
        if (!hand.push(up(at, feel), settings.liftSpeed(), settings.liftForce(), settings.lag())) {
            return false;
        }
        double[] after = heights();
        for (int other = 0; other < before.length; other++) {
            if (other != piece && after[other] - before[other] > ALONG_METRES) {
                return false;
            }
        }
        return rise <= feel || hand.push(up(at, rise), settings.liftSpeed(), settings.drawForce(), settings.lag());
    }

    private double[] heights() {
        double[] heights = new double[task.board().pieces().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = hand.pose(i).z();
        }
        return heights;
    }

    /** Puts the held piece on its slot, or on the free spot nearest to it, turned as it is held. */
    Outcome putDown(int piece) {
        Slot slot = task.slots().get(piece);
        Pose goal = freeSpot(piece, levelled(piece, slot.x(), slot.y(), slot.yaw(), 0));
        Pose aim = aim(goal);
        double above = hand.clearHeight(piece, goal)
                - Silhouette.of(hand.piece(piece), goal).bottom();
        if (!carry(high(aim)) || !carry(up(aim, above))) {
            return Outcome.DROPPED;
        }
        hand.push(aim, settings.touchSpeed() * 2, settings.pushForce(), STANDING_METRES);
        hand.open();
        hand.settle();
        goHome();
        if (hand.outOfTime()) {
            return Outcome.TIMED_OUT;
        }
        return Judge.state(task, hand.scene(), -1).place(piece) == Place.TABLE ? Outcome.SUCCEEDED : Outcome.DROPPED;
    }

    /** The given pose, or the nearest one beside it where nothing else stands. */
    private Pose freeSpot(int piece, Pose wanted) {
        for (int ring = 0; ring <= 15; ring++) {
            int spots = ring == 0 ? 1 : 12;
            for (int spot = 0; spot < spots; spot++) {
                double angle = 2 * Math.PI * spot / spots;
                Pose pose = Pose.at(0.02 * ring * StrictMath.cos(angle), 0.02 * ring * StrictMath.sin(angle), 0)
                        .times(wanted);
                if (hand.clearHeight(piece, pose) < 0.01) {
                    return pose;
                }
            }
        }
        return wanted;
    }

    /** Turns the held piece upright in free air and takes it anew. */
    Outcome reorient(int piece) {
        if (!carry(Arrangement.HOME)) {
            return Outcome.DROPPED;
        }
        Pose upright = Pose.IDENTITY;
        Pose grip = Silhouette.of(hand.piece(piece), upright).grasp(Arrangement.GRIP_METRES);
        hand.hold(piece, grip.inverse().times(upright), error(settings.graspNoise(), settings.graspYawNoise()));
        return Outcome.SUCCEEDED;
    }

    /** Lowers the held piece into its pocket and lets go, or comes back with it. */
    Outcome insert(int piece, AssemblyState state) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            boolean lying = hand.pose(piece).uprightness() <= Judge.UPRIGHT;
            Pose goal = goal(piece, lying);
            Pose aim = aim(goal);
            double above = hand.clearHeight(piece, goal)
                    - Silhouette.of(hand.piece(piece), goal).bottom();
            boolean carried = attempt > 0 || carry(high(aim));
            if (!carried || !carry(up(aim, Math.max(above, 0)))) {
                return Outcome.DROPPED;
            }
            if (lower(piece, goal, aim)) {
                hand.open();
                hand.settle();
                goHome();
                return seated(piece) ? Outcome.SUCCEEDED : Outcome.DROPPED;
            }
            hand.push(up(aim, Math.max(above, 0)), settings.liftSpeed(), settings.pushForce(), ANY_LAG);
            boolean covered = Rules.covered(task.board().dependencies(), state, piece)
                    || (task.board().dependencies().predecessors(piece) & state.loose()) != 0;
            if (lying || covered || hand.outOfTime() || attempt == TRIES - 1) {
                hand.travel(high(aim));
                hand.travel(Arrangement.HOME);
                hand.settle();
                return hand.outOfTime()
                        ? Outcome.TIMED_OUT
                        : lying ? Outcome.NOT_UPRIGHT : covered ? Outcome.BLOCKED : Outcome.JAMMED;
            }
        }
        throw new IllegalStateException("the last try ends the skill");
    }

    /** Down until the piece stands on something; true when that is the bottom of its pocket. */
    private boolean lower(int piece, Pose goal, Pose aim) {
        return (hand.push(up(aim, TOUCH_METRES), settings.lowerSpeed(), settings.pushForce(), settings.lag())
                        && (hand.push(
                                        up(aim, -STANDING_METRES),
                                        settings.touchSpeed(),
                                        settings.pushForce(),
                                        STANDING_METRES)
                                || Math.abs(hand.pose(piece).z() - goal.z()) < ARRIVED_METRES))
                && seated(piece);
    }

    private boolean seated(int piece) {
        return Judge.seated(
                task.board(), hand.piece(piece), hand.boardPose().inverse().times(hand.pose(piece)));
    }

    /** The pose of the seated piece; for one on its side, the same place and heading, as deep. */
    private Pose goal(int piece, boolean lying) {
        Pose seat = hand.boardPose().times(hand.piece(piece).seat(task.board()));
        if (!lying) {
            return seat;
        }
        double bottom = seat.z() - hand.piece(piece).bounds().sizeZ() * Board.VOXEL_METRES / 2;
        return levelled(piece, seat.x(), seat.y(), seat.yaw(), bottom);
    }

    /** The held piece as it is held, turned about the vertical so that its frame's heading is {@code yaw}, standing at a place. */
    private Pose levelled(int piece, double x, double y, double yaw, double bottom) {
        Piece shape = hand.piece(piece);
        Pose now = hand.gripper().times(hand.believed());
        Pose turned;
        if (now.uprightness() > Judge.UPRIGHT) {
            turned = Pose.at(0, 0, 0, yaw);
        } else {
            double[] rotation = now.rotation();
            int axis = shape.kind() == Piece.Kind.NAIL ? 2 : shape.alongX() ? 0 : 1;
            double heading = StrictMath.atan2(rotation[3 + axis], rotation[axis]);
            double wanted = yaw + (axis == 1 ? Math.PI / 2 : 0);
            Pose unmoved = new Pose(0, 0, 0, now.qw(), now.qx(), now.qy(), now.qz());
            turned = Pose.at(0, 0, 0, wanted - heading).times(unmoved);
        }
        double lowest = Silhouette.of(shape, turned).bottom();
        return Pose.at(x, y, bottom - lowest).times(turned);
    }

    /** Where the gripper aims so that the held piece comes to {@code goal}, with this try's error. */
    private Pose aim(Pose goal) {
        Pose error = Pose.at(settings.placeNoise() * chance.normal(), settings.placeNoise() * chance.normal(), 0);
        return error.times(goal).times(hand.believed().inverse());
    }

    private Pose error(double metres, double radians) {
        return Pose.at(metres * chance.normal(), metres * chance.normal(), 0, radians * chance.normal());
    }

    /** Through free air with the held piece; false when it fell. */
    private boolean carry(Pose goal) {
        if (chance.uniform() < settings.dropProbability()) {
            hand.travel(Hand.between(hand.gripper(), goal, chance.uniform()));
            hand.open();
            hand.settle();
            goHome();
            return false;
        }
        hand.travel(goal);
        return true;
    }

    /** Home with the held piece; false when it fell. */
    private boolean home() {
        hand.travel(high(hand.gripper()));
        boolean there = carry(Arrangement.HOME);
        if (there) {
            hand.settle();
        }
        return there;
    }

    private void goHome() {
        hand.travel(high(hand.gripper()));
        hand.travel(Arrangement.HOME);
    }

    /** As high as home. */
    private static Pose high(Pose pose) {
        return up(pose, Math.max(0, Arrangement.HOME.z() - pose.z()));
    }

    private static Pose up(Pose pose, double by) {
        return new Pose(pose.x(), pose.y(), pose.z() + by, pose.qw(), pose.qx(), pose.qy(), pose.qz());
    }
}

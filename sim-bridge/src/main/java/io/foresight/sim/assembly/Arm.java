package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Judge;

/** What the skills have in common: carrying, aiming, and the luck of both. */
final class Arm {
    private final Hand hand;
    private final Chance chance;
    private final PhysicalSettings settings;

    Arm(Hand hand, Chance chance, PhysicalSettings settings) {
        this.hand = hand;
        this.chance = chance;
        this.settings = settings;
    }

    /** Does a grasp fail to hold this time? */
    boolean slips() {
        return chance.uniform() < settings.slipProbability();
    }

    /** How the next grasped piece is believed to sit, in the frame of the piece as it sits. */
    Pose graspError() {
        return error(settings.graspNoise(), settings.graspYawNoise());
    }

    private Pose error(double metres, double radians) {
        double x = metres * chance.normal();
        double y = metres * chance.normal();
        return Pose.at(x, y, 0, radians * chance.normal());
    }

    /**
     * Where the gripper goes so that the held piece comes to {@code goal}, as far as it knows and aims right.
     *
     * @param spreadMetres of a search around the goal, beside the aim's own error; 0 for none
     * @param spreadRadians the same for the heading
     */
    Pose aim(Pose goal, double spreadMetres, double spreadRadians) {
        Pose off = error(settings.placeNoise(), 0).times(error(spreadMetres, spreadRadians));
        return goal.times(off).times(hand.grip().believed().inverse());
    }

    /** Through free air with the held piece; false when it fell, the gripper is home then. */
    boolean carry(Pose goal) {
        if (chance.uniform() < settings.dropProbability()) {
            hand.travel(Motion.between(hand.grip().gripper(), goal, chance.uniform()));
            letGo();
            return false;
        }
        hand.travel(goal);
        return true;
    }

    /** Lets go and goes home. */
    void letGo() {
        hand.open();
        hand.settle();
        hand.home();
    }

    /** Home with the held piece; false when it fell. */
    boolean carryHome() {
        hand.travel(Motion.high(hand.grip().gripper()));
        if (!carry(Arrangement.HOME)) {
            return false;
        }
        hand.settle();
        return true;
    }

    /** The held piece as it is held, but turned about the vertical so that its frame heads for {@code yaw}, standing at a place. */
    Pose standing(int piece, double x, double y, double yaw, double bottom) {
        Piece shape = hand.piece(piece);
        Pose now = hand.grip().gripper().times(hand.grip().believed());
        Pose turned = Pose.at(0, 0, 0, yaw);
        if (now.uprightness() <= Judge.UPRIGHT) {
            double[] rotation = now.rotation();
            int axis = shape.kind() == Piece.Kind.NAIL ? 2 : shape.alongX() ? 0 : 1;
            double heading = StrictMath.atan2(rotation[3 + axis], rotation[axis]);
            double wanted = axis == 1 ? yaw + Math.PI / 2 : yaw;
            turned =
                    Pose.at(0, 0, 0, wanted - heading).times(new Pose(0, 0, 0, now.qw(), now.qx(), now.qy(), now.qz()));
        }
        return Pose.at(x, y, bottom - Silhouette.of(shape, turned).bottom()).times(turned);
    }
}

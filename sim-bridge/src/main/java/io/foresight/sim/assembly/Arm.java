package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Judge;

/** Common parts of the skills: carrying and aiming, and the random errors of both. */
final class Arm {
    private final Hand hand;
    private final Chance chance;
    private final PhysicalSettings settings;

    Arm(Hand hand, Chance chance, PhysicalSettings settings) {
        this.hand = hand;
        this.chance = chance;
        this.settings = settings;
    }

    /** Draws whether this grasp slips. */
    boolean slips() {
        return chance.uniform() < settings.slipProbability();
    }

    /** Draws the error of the next grasp: the believed pose of the piece in the frame of its actual pose. */
    Pose graspError() {
        return error(settings.graspNoise(), settings.graspYawNoise());
    }

    private Pose error(double metres, double radians) {
        double x = metres * chance.normal();
        double y = metres * chance.normal();
        return Pose.at(x, y, 0, radians * chance.normal());
    }

    /**
     * Gripper pose that brings the held piece to {@code goal}, according to its believed grasp and with the random aiming error.
     *
     * @param spreadMetres additional random offset for a search around the goal; 0 for none
     * @param spreadRadians the same for the heading
     */
    Pose aim(Pose goal, double spreadMetres, double spreadRadians) {
        Pose off = error(settings.placeNoise(), 0).times(error(spreadMetres, spreadRadians));
        return goal.times(off).times(hand.grip().believed().inverse());
    }

    /** Carries the held piece through free air; false when it fell, then the gripper is at home. */
    boolean carry(Pose goal) {
        if (chance.uniform() < settings.dropProbability()) {
            hand.travel(Motion.between(hand.grip().gripper(), goal, chance.uniform()));
            letGo();
            return false;
        }
        hand.travel(goal);
        return true;
    }

    /** Opens the gripper and moves home. */
    void letGo() {
        hand.open();
        hand.settle();
        hand.home();
    }

    /** Moves home with the held piece; false when it fell. */
    boolean carryHome() {
        hand.travel(Motion.high(hand.grip().gripper()));
        if (!carry(Arrangement.HOME)) {
            return false;
        }
        hand.settle();
        return true;
    }

    /** The held piece's pose, rotated about the vertical to heading {@code yaw}, with the given position and bottom height. */
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

package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;

/** Turns the held piece upright in free air and grasps it again; no fixture is simulated for this. */
final class Reorient {
    private final Hand hand;
    private final Arm arm;

    Reorient(Hand hand, Arm arm) {
        this.hand = hand;
        this.arm = arm;
    }

    Outcome run(int piece) {
        if (!arm.carry(Arrangement.HOME)) {
            return Outcome.DROPPED;
        }
        Pose grip = Silhouette.of(hand.piece(piece), Pose.IDENTITY).grasp(Arrangement.GRIP_METRES);
        hand.hold(piece, grip.inverse(), arm.graspError());
        return Outcome.SUCCEEDED;
    }
}

package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;

/**
 * Approach from above, close, pull out upward, carry home. A piece in the board that is held down with more than the lifting force, or that
 * lifts other pieces with it, is returned to its place and released. On the table pieces are pulled without this test, and what lies on
 * them slides off.
 */
final class PickUp {
    /** Distance over which a piece is pulled gently to detect whether other pieces move with it. */
    private static final double FEEL_METRES = 0.008;

    /** A rise of another piece by this much meanwhile means that it is attached to the pulled piece. */
    private static final double ALONG_METRES = 0.0025;

    private static final double ANY_LAG = 1;

    private final Hand hand;
    private final Arm arm;
    private final PhysicalSettings settings;

    PickUp(Hand hand, Arm arm, PhysicalSettings settings) {
        this.hand = hand;
        this.arm = arm;
        this.settings = settings;
    }

    Outcome run(int piece, Place place) {
        Pose at = hand.silhouette(piece).grasp(Arrangement.GRIP_METRES);
        hand.travel(Motion.high(at));
        hand.travel(at);
        boolean slips = arm.slips();
        Pose error = arm.graspError();
        if (slips) {
            hand.home();
            return Outcome.SLIPPED;
        }
        hand.close(piece, error);
        double rise = hand.clearHeight(piece, hand.pose(piece))
                - hand.silhouette(piece).bottom();
        if (draw(piece, at, Math.max(rise, 0), place != Place.TABLE)) {
            return arm.carryHome() ? Outcome.SUCCEEDED : Outcome.DROPPED;
        }
        hand.push(at, settings.touchSpeed(), settings.pushForce(), ANY_LAG);
        arm.letGo();
        return hand.outOfTime() ? Outcome.TIMED_OUT : Outcome.LOCKED;
    }

    /** Pulls the piece straight up out of its place; false when it is held down or, if {@code gently}, when another piece moves with it. */
    private boolean draw(int piece, Pose at, double rise, boolean gently) {
        if (gently) {
            double[] before = hand.heights();
            Pose felt = Motion.up(at, Math.min(rise, FEEL_METRES));
            if (!hand.push(felt, settings.liftSpeed(), settings.liftForce(), settings.lag())) {
                return false;
            }
            double[] after = hand.heights();
            for (int other = 0; other < before.length; other++) {
                if (other != piece && after[other] - before[other] > ALONG_METRES) {
                    return false;
                }
            }
        }
        double force = gently ? settings.drawForce() : settings.pushForce();
        return hand.push(Motion.up(at, rise), settings.liftSpeed(), force, settings.lag());
    }
}

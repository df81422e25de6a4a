package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;

/**
 * From above, close, draw out upward, carry home. A piece in the board that is held down by more than the lifting force, or brings others
 * along, goes back to where it was and is let go; on the table there is nothing to be gentle with, and what lies on it slides off.
 */
final class PickUp {
    /** A piece is drawn out gently for so far, to feel what comes along. */
    private static final double FEEL_METRES = 0.008;

    /** Another piece that rises by this much meanwhile hangs on the one that is drawn out. */
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

    /** Straight up out of its place; false when it is held down or, where that matters, something hangs on it. */
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

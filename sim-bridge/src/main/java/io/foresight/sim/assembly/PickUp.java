package io.foresight.sim.assembly;

import io.foresight.planner.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;

/**
 * From above, close, draw out upward, carry home. A piece that is held down by more than the lifting force, or brings others along, goes
 * back to where it was and is let go.
 */
final class PickUp {
    /** A piece is drawn out gently for so far, to feel what comes along. */
    private static final double FEEL_METRES = 0.008;

    /** Another piece that rises by this much meanwhile hangs on the one that is drawn out. */
    private static final double ALONG_METRES = 0.0025;

    private static final double ANY_LAG = 1;

    private final Dependencies dependencies;
    private final Hand hand;
    private final Arm arm;
    private final PhysicalSettings settings;

    PickUp(Dependencies dependencies, Hand hand, Arm arm, PhysicalSettings settings) {
        this.dependencies = dependencies;
        this.hand = hand;
        this.arm = arm;
        this.settings = settings;
    }

    Outcome run(int piece, AssemblyState state) {
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
        if (draw(piece, at, Math.max(rise, 0))) {
            return arm.carryHome() ? Outcome.SUCCEEDED : Outcome.DROPPED;
        }
        hand.push(at, settings.touchSpeed(), settings.pushForce(), ANY_LAG);
        arm.letGo();
        if (hand.outOfTime()) {
            return Outcome.TIMED_OUT;
        }
        return Rules.covered(dependencies, state, piece) ? Outcome.LOCKED : Outcome.SLIPPED;
    }

    /** Straight up out of its place; false when it is held down or something hangs on it. */
    private boolean draw(int piece, Pose at, double rise) {
        double[] before = heights();
        double feel = Math.min(rise, FEEL_METRES);
        if (!hand.push(Motion.up(at, feel), settings.liftSpeed(), settings.liftForce(), settings.lag())) {
            return false;
        }
        double[] after = heights();
        for (int other = 0; other < before.length; other++) {
            if (other != piece && after[other] - before[other] > ALONG_METRES) {
                return false;
            }
        }
        return hand.push(Motion.up(at, rise), settings.liftSpeed(), settings.drawForce(), settings.lag());
    }

    private double[] heights() {
        double[] heights = new double[dependencies.pieces()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = hand.pose(i).z();
        }
        return heights;
    }
}

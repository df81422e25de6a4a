package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.Slot;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Outcome;

/** Puts the held piece on its slot, or on the nearest free position, in its present orientation. */
final class PutDown {
    private static final double RING_METRES = 0.02;
    private static final int RINGS = 15;
    private static final int SPOTS = 12;

    /** Lag behind the gripper above which a piece stands on something. */
    private static final double STANDING_METRES = 0.0015;

    private final AssemblyTask task;
    private final Hand hand;
    private final Arm arm;
    private final PhysicalSettings settings;

    PutDown(AssemblyTask task, Hand hand, Arm arm, PhysicalSettings settings) {
        this.task = task;
        this.hand = hand;
        this.arm = arm;
        this.settings = settings;
    }

    Outcome run(int piece) {
        Slot slot = task.slots().get(piece);
        Pose goal = freeSpot(piece, arm.standing(piece, slot.x(), slot.y(), slot.yaw(), 0));
        Pose aim = arm.aim(goal, 0, 0);
        double above = hand.clearHeight(piece, goal)
                - Silhouette.of(hand.piece(piece), goal).bottom();
        if (!arm.carry(Motion.high(aim)) || !arm.carry(Motion.up(aim, above))) {
            return Outcome.DROPPED;
        }
        hand.push(aim, settings.touchSpeed() * 2, settings.pushForce(), STANDING_METRES);
        arm.letGo();
        if (hand.outOfTime()) {
            return Outcome.TIMED_OUT;
        }
        boolean onTable = Judge.state(task, hand.scene(), -1).place(piece) == Place.TABLE;
        return onTable ? Outcome.SUCCEEDED : Outcome.DROPPED;
    }

    /** The wanted pose, or the nearest pose beside it that is free. */
    private Pose freeSpot(int piece, Pose wanted) {
        for (int ring = 0; ring <= RINGS; ring++) {
            for (int spot = 0; spot < (ring == 0 ? 1 : SPOTS); spot++) {
                double angle = 2 * Math.PI * spot / SPOTS;
                double x = RING_METRES * ring * StrictMath.cos(angle);
                double y = RING_METRES * ring * StrictMath.sin(angle);
                Pose pose = Pose.at(x, y, 0).times(wanted);
                if (hand.clear(piece, pose)) {
                    return pose;
                }
            }
        }
        return wanted;
    }
}

package io.foresight.sim.assembly;

import io.foresight.planner.task.PlannerException;

/**
 * Settings of the physical world. Lengths in metres, forces in newtons, times in seconds, angles in radians.
 *
 * @param timeStep duration of a simulation step
 * @param density of pieces and boards, kg/m3
 * @param friction Coulomb coefficient between any two bodies
 * @param sideClearance inset of every block's faces from the voxels, along x and y; the gap between two neighbours is twice that
 * @param topClearance inset of every block's upper face
 * @param pushForce maximum force with which the gripper pushes or pulls a piece, in addition to its weight
 * @param liftForce maximum force, in addition to the piece's weight, while the gripper tests whether a piece is free
 * @param drawForce the same while a free piece is pulled out completely
 * @param pushTorque maximum torque on a piece, newton metres
 * @param lag distance that a piece may lag behind the gripper before the gripper stops
 * @param travelSpeed in free air, metres per second
 * @param lowerSpeed beside other bodies
 * @param touchSpeed for the last part of the way down
 * @param liftSpeed on the way up
 * @param graspNoise standard deviation of a grasped piece's position in the gripper, along x and y
 * @param graspYawNoise standard deviation of its heading
 * @param placeNoise standard deviation of the gripper's target position, along x and y
 * @param slipProbability that a grasp slips
 * @param dropProbability that a piece falls during a motion through the air, for each motion
 * @param mostSteps simulation steps of a skill before it times out
 */
public record PhysicalSettings(
        double timeStep,
        double density,
        double friction,
        double sideClearance,
        double topClearance,
        double pushForce,
        double liftForce,
        double drawForce,
        double pushTorque,
        double lag,
        double travelSpeed,
        double lowerSpeed,
        double touchSpeed,
        double liftSpeed,
        double graspNoise,
        double graspYawNoise,
        double placeNoise,
        double slipProbability,
        double dropProbability,
        int mostSteps) {
    /** The settings used for the project's published figures. */
    public static final PhysicalSettings DEFAULT = new PhysicalSettings(
            0.004, 1000, 0.4, 0.001, 0.0003, 20, 0.5, 5, 0.6, 0.004, 1.0, 0.25, 0.06, 0.3, 0.0007, 0.007, 0.0005, 0.01,
            0.003, 4000);

    /** No random errors. */
    public static final PhysicalSettings EXACT = DEFAULT.withNoise(0, 0, 0, 0, 0);

    public PhysicalSettings {
        requirePositive("timeStep", timeStep);
        requirePositive("density", density);
        requirePositive("pushForce", pushForce);
        requirePositive("liftForce", liftForce);
        requirePositive("drawForce", drawForce);
        requirePositive("pushTorque", pushTorque);
        requirePositive("lag", lag);
        requirePositive("travelSpeed", travelSpeed);
        requirePositive("lowerSpeed", lowerSpeed);
        requirePositive("touchSpeed", touchSpeed);
        requirePositive("liftSpeed", liftSpeed);
        requirePositive("mostSteps", mostSteps);
        requireWithin("timeStep", timeStep, 0.01);
        requireWithin("friction", friction, 2);
        requireWithin("sideClearance", sideClearance, 0.004);
        requireWithin("topClearance", topClearance, 0.004);
        requireWithin("graspNoise", graspNoise, 0.01);
        requireWithin("graspYawNoise", graspYawNoise, 0.1);
        requireWithin("placeNoise", placeNoise, 0.01);
        requireWithin("slipProbability", slipProbability, 1);
        requireWithin("dropProbability", dropProbability, 1);
    }

    /** A copy with other random errors. */
    public PhysicalSettings withNoise(
            double newGraspNoise, double newYawNoise, double newPlaceNoise, double newSlip, double newDrop) {
        return new PhysicalSettings(
                timeStep,
                density,
                friction,
                sideClearance,
                topClearance,
                pushForce,
                liftForce,
                drawForce,
                pushTorque,
                lag,
                travelSpeed,
                lowerSpeed,
                touchSpeed,
                liftSpeed,
                newGraspNoise,
                newYawNoise,
                newPlaceNoise,
                newSlip,
                newDrop,
                mostSteps);
    }

    /** A copy with another friction. */
    public PhysicalSettings withFriction(double newFriction) {
        return new PhysicalSettings(
                timeStep,
                density,
                newFriction,
                sideClearance,
                topClearance,
                pushForce,
                liftForce,
                drawForce,
                pushTorque,
                lag,
                travelSpeed,
                lowerSpeed,
                touchSpeed,
                liftSpeed,
                graspNoise,
                graspYawNoise,
                placeNoise,
                slipProbability,
                dropProbability,
                mostSteps);
    }

    /** A copy with another time limit of a skill. */
    public PhysicalSettings withMostSteps(int newMostSteps) {
        return new PhysicalSettings(
                timeStep,
                density,
                friction,
                sideClearance,
                topClearance,
                pushForce,
                liftForce,
                drawForce,
                pushTorque,
                lag,
                travelSpeed,
                lowerSpeed,
                touchSpeed,
                liftSpeed,
                graspNoise,
                graspYawNoise,
                placeNoise,
                slipProbability,
                dropProbability,
                newMostSteps);
    }

    /** Hash of all settings that affect the motion of bodies. */
    long bodiesHash() {
        long hash = 17;
        for (double value : new double[] {timeStep, density, friction, sideClearance, topClearance}) {
            hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(value);
        }
        return hash;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, name + " must be positive and finite, got " + value);
        }
    }

    private static void requireWithin(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, name + " must be 0 .. " + most + ", got " + value);
        }
    }
}

package io.foresight.sim.assembly;

import io.foresight.planner.task.PlannerException;

/**
 * Everything about the physical world that can be chosen. Lengths in metres, forces in newtons, times in seconds, angles in radians.
 *
 * @param timeStep length of a simulation step
 * @param density of pieces and boards, kg/m3
 * @param friction between any two bodies (Coulomb)
 * @param sideClearance how much every block's faces stand back from the voxels, along x and y; two neighbours are twice as far apart
 * @param topClearance how much every block's upper face stands back
 * @param pushForce most that the gripper pushes or pulls a piece with, beside its weight
 * @param liftForce most that the gripper pulls with, beside the piece's weight, while it feels whether a piece is free
 * @param drawForce the same while it draws a free piece out all the way
 * @param pushTorque most that it turns a piece with, newton metres
 * @param lag how far a piece may stay behind the gripper before the gripper stops
 * @param travelSpeed in free air, metres a second
 * @param lowerSpeed beside other bodies
 * @param touchSpeed at the end of the way down
 * @param liftSpeed on the way up
 * @param graspNoise standard deviation of how a piece sits in the gripper, along x and y
 * @param graspYawNoise standard deviation of its heading
 * @param placeNoise standard deviation of where the gripper aims, along x and y
 * @param slipProbability that a grasp does not hold
 * @param dropProbability that a piece falls on its way through the air, for each way
 * @param mostSteps simulation steps of a skill before it runs out of time
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
    /** As the project's figures are measured. */
    public static final PhysicalSettings DEFAULT = new PhysicalSettings(
            0.004, 1000, 0.4, 0.001, 0.0003, 20, 0.5, 5, 0.6, 0.004, 1.0, 0.25, 0.06, 0.3, 0.0007, 0.007, 0.0005, 0.01,
            0.003, 4000);

    /** Nothing left to chance. */
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

    /** These settings with other chances. */
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

    /** These settings with another friction. */
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

    /** These settings with another limit to a skill's time. */
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

    /** Of everything that decides how bodies move. */
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

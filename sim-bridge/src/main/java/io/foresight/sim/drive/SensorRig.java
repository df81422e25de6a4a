package io.foresight.sim.drive;

import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.lidar.EgoShadow;
import io.foresight.sim.lidar.LidarModel;
import io.foresight.sim.lidar.LidarModels;
import io.foresight.sim.raycast.RigidPose;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A LiDAR and its mounting on the ego vehicle.
 *
 * @param model of the sensor, or of one individual unit
 * @param mounting pose in the ego frame (on the ground under the rear axle, FLU), metres and radians
 * @param intensityGain factor on the model's intensities; the result is clipped to 1
 * @param shadow occlusion by the ego vehicle's own body
 * @param compensated whether all points of a sweep are relative to the sensor's pose at the stamp
 */
public record SensorRig(
        LidarModel model, RigidPose mounting, double intensityGain, Optional<EgoShadow> shadow, boolean compensated) {
    /** Chooses one of the models at random for each scene. */
    public static final String MIX = "mix";

    public SensorRig {
        if (!(intensityGain > 0 && intensityGain <= 10)) {
            throw new IllegalArgumentException("intensity gain must be (0, 10], got " + intensityGain);
        }
        if (!(mounting.z() > 0.2 && mounting.z() < 6)) {
            throw new IllegalArgumentException(
                    "a sensor must be mounted 0.2 to 6 m above the ground, got " + mounting.z() + " m");
        }
    }

    /** The named model mounted as on the KITTI vehicle: 1.73 m above the ground, level. */
    public static SensorRig onRoof(String name) {
        return new SensorRig(LidarModels.byName(name), RigidPose.of(0.8, 0, 1.73, 0), 1, Optional.empty(), true);
    }

    /**
     * One unit of the named model (for {@link #MIX} of a random model, half of them HDL-64E) with a random height of 1.6 to 2.2 m, small
     * random roll and pitch, and a random intensity scale.
     */
    static SensorRig draw(String name, SplittableRandom random) {
        boolean mix = name.equals(MIX);
        String model = mix && RandomDraws.chance(random, 0.5)
                ? LidarModels.names().get(random.nextInt(LidarModels.names().size()))
                : mix ? "hdl64e" : name;
        boolean roofLike = RandomDraws.chance(random, 0.6);
        double height = roofLike ? RandomDraws.around(random, 1.74, 0.04) : RandomDraws.between(random, 1.6, 2.2);
        RigidPose mounting = new RigidPose(
                RandomDraws.between(random, 0.3, 1.3),
                RandomDraws.between(random, -0.1, 0.1),
                height,
                RandomDraws.around(random, 0, 0.01),
                RandomDraws.around(random, 0, 0.008),
                RandomDraws.around(random, 0, 0.006));
        Optional<EgoShadow> shadow =
                RandomDraws.chance(random, 0.5) ? Optional.of(EgoShadow.stationWagon()) : Optional.empty();
        double gain = Math.exp(RandomDraws.around(random, 0, 0.3));
        return new SensorRig(
                LidarModels.byName(model).unit(random.nextLong()),
                mounting,
                gain,
                shadow,
                RandomDraws.chance(random, 0.8));
    }
}

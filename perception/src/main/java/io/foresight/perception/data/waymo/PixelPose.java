package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;

/** The vehicle's pose at a pixel: roll, pitch, yaw about its own x, y, z, applied in this order; then x, y, z. */
final class PixelPose {
    private PixelPose() {}

    /**
     * From the vehicle's frame to the world's.
     *
     * @throws BadDataException when a number is not finite
     */
    static RigidTransform of(RangeImage poses, int pixel, String where) throws BadDataException {
        double cosRoll = Math.cos(poses.value(pixel, 0));
        double sinRoll = Math.sin(poses.value(pixel, 0));
        double cosPitch = Math.cos(poses.value(pixel, 1));
        double sinPitch = Math.sin(poses.value(pixel, 1));
        double cosYaw = Math.cos(poses.value(pixel, 2));
        double sinYaw = Math.sin(poses.value(pixel, 2));
        try {
            return RigidTransform.ofMatrix(
                    FrameId.EGO,
                    FrameId.WORLD,
                    cosYaw * cosPitch,
                    cosYaw * sinPitch * sinRoll - sinYaw * cosRoll,
                    cosYaw * sinPitch * cosRoll + sinYaw * sinRoll,
                    poses.value(pixel, 3),
                    sinYaw * cosPitch,
                    sinYaw * sinPitch * sinRoll + cosYaw * cosRoll,
                    sinYaw * sinPitch * cosRoll - cosYaw * sinRoll,
                    poses.value(pixel, 4),
                    -sinPitch,
                    cosPitch * sinRoll,
                    cosPitch * cosRoll,
                    poses.value(pixel, 5));
        } catch (BadGeometryException noPose) {
            throw new BadDataException(
                    where + "range_image_pose, row " + pixel / poses.width() + ", column " + pixel % poses.width()
                            + ": " + noPose.getMessage(),
                    noPose);
        }
    }
}

package io.foresight.perception.data.nuscenes;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import java.nio.file.Path;

/**
 * A translation, metres, and a rotation (quaternion, w first) as they stand in a record: whether they are sound is told when they are used, so that a
 * damaged record costs nothing but the sweeps that need it.
 *
 * @param row place of the record in its table
 */
record TablePose(int row, double x, double y, double z, double qw, double qx, double qy, double qz) {
    static TablePose of(TableRecord row) throws BadDataException {
        double[] t = row.numbers("translation", 3);
        double[] q = row.numbers("rotation", 4);
        return new TablePose(row.number(), t[0], t[1], t[2], q[0], q[1], q[2], q[3]);
    }

    /**
     * The transform from the frame that is placed to that in which it is placed.
     *
     * @throws BadDataException when a number is not finite or the quaternion is no rotation; names file and record
     */
    RigidTransform transform(FrameId from, FrameId to, Path file) throws BadDataException {
        try {
            return RigidTransform.ofQuaternion(from, to, x, y, z, qw, qx, qy, qz);
        } catch (BadGeometryException bad) {
            throw new BadDataException(
                    file + ": record " + row + ": field translation or rotation: " + bad.getMessage(), bad);
        }
    }
}

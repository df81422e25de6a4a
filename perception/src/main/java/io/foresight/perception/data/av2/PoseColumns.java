package io.foresight.perception.data.av2;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.feather.FeatherFile;

/** The columns of a table that hold a pose: a quaternion, w first, and metres. */
final class PoseColumns {
    private static final String[] NAMES = {"tx_m", "ty_m", "tz_m", "qw", "qx", "qy", "qz"};

    private final FeatherFile table;
    private final double[][] columns = new double[NAMES.length][];

    /** @throws BadDataException when a column is missing or of another type */
    PoseColumns(FeatherFile table) throws BadDataException {
        this.table = table;
        for (int i = 0; i < NAMES.length; i++) {
            columns[i] = table.doubles(NAMES[i]);
        }
    }

    /**
     * The pose of a row.
     *
     * @throws BadDataException when a number is not finite, or the quaternion no rotation
     */
    RigidTransform at(int row, FrameId from, FrameId to) throws BadDataException {
        try {
            return RigidTransform.ofQuaternion(
                    from,
                    to,
                    columns[0][row],
                    columns[1][row],
                    columns[2][row],
                    columns[3][row],
                    columns[4][row],
                    columns[5][row],
                    columns[6][row]);
        } catch (BadGeometryException noPose) {
            throw new BadDataException(table.path() + ": row " + row + ", qw to tz_m: " + noPose.getMessage(), noPose);
        }
    }
}

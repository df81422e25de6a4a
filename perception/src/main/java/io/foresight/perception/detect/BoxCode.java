package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.YawAngle;

/**
 * Encodes a box into the channels of one output cell, and decodes it: the only implementation of this rule, used for targets and for
 * decoding.
 *
 * <p>As in CenterPoint (Yin et al., 2021, section 4): offset inside the cell, height of the centre, logarithm of the sizes, sine and cosine
 * of the yaw, velocity. In addition: sine and cosine of twice the yaw. In a point cloud a car's front and rear often look the same. The
 * average of two opposite headings is meaningless, but both have the same doubled angle. So the axis is taken from the doubled angle, and
 * only the direction along it from the plain angle.
 */
public final class BoxCode {
    /** Channels of a cell: dx, dy (cells), z (m), log length, log width, log height, sin, cos, sin 2yaw, cos 2yaw, vx, vy (10 m/s). */
    public static final int CHANNELS = 12;

    static final int SINE = 6;
    static final int VELOCITY = 10;

    private static final float VELOCITY_SCALE = 10f;
    private static final float LARGEST_LOG_SIZE = 3.5f; // 33 m

    private BoxCode() {}

    /**
     * Encodes a box relative to an output cell.
     *
     * @param grid of the output cells
     * @param column cell's column
     * @param row cell's row
     * @param vx m/s, NaN where unknown (then NaN is written)
     * @param vy m/s, NaN where unknown
     * @param out receives {@link #CHANNELS} values
     */
    public static void encode(Box3d box, double vx, double vy, PillarGrid grid, int column, int row, float[] out) {
        out[0] = (float) (grid.position(box.x()) - column - 0.5);
        out[1] = (float) (grid.position(box.y()) - row - 0.5);
        out[2] = (float) box.z();
        out[3] = (float) Math.log(box.length());
        out[4] = (float) Math.log(box.width());
        out[5] = (float) Math.log(box.height());
        out[SINE] = (float) Math.sin(box.yaw());
        out[SINE + 1] = (float) Math.cos(box.yaw());
        out[SINE + 2] = (float) Math.sin(2 * box.yaw());
        out[SINE + 3] = (float) Math.cos(2 * box.yaw());
        out[VELOCITY] = (float) vx / VELOCITY_SCALE;
        out[VELOCITY + 1] = (float) vy / VELOCITY_SCALE;
    }

    /**
     * Decodes the box of an output cell.
     *
     * @param code {@link #CHANNELS} finite values
     */
    public static Box3d decode(float[] code, PillarGrid grid, int column, int row, FrameId frame) {
        double axis = Math.atan2(code[SINE + 2], code[SINE + 3]) / 2;
        double along = Math.sin(axis) * code[SINE] + Math.cos(axis) * code[SINE + 1];
        double yaw = along >= 0 ? axis : axis + Math.PI;
        return new Box3d(
                frame,
                grid.middle(column) + code[0] * grid.pillarMetres(),
                grid.middle(row) + code[1] * grid.pillarMetres(),
                code[2],
                size(code[3]),
                size(code[4]),
                size(code[5]),
                YawAngle.wrap(yaw));
    }

    /** Whether this channel is a velocity. */
    public static boolean isVelocity(int channel) {
        return channel >= VELOCITY;
    }

    private static double size(float logarithm) {
        return Math.exp(Math.max(-LARGEST_LOG_SIZE, Math.min(LARGEST_LOG_SIZE, logarithm)));
    }
}

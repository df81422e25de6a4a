package io.foresight.sim.lidar;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;

/**
 * The points of one revolution of a LiDAR, ring by ring from the top, each ring in order of time. Flat arrays with one entry per point;
 * readers must not modify them.
 */
public final class LidarReturns {
    private final float[] xyzi;
    private final float[] timeOffsets;
    private final short[] rings;
    private final int[] objectIds;
    private final ReachedRays reached;

    /** Takes ownership of the arrays; {@code xyzi} has four floats per point. */
    LidarReturns(float[] xyzi, float[] timeOffsets, short[] rings, int[] objectIds, ReachedRays reached) {
        this.xyzi = xyzi;
        this.timeOffsets = timeOffsets;
        this.rings = rings;
        this.objectIds = objectIds;
        this.reached = reached;
    }

    /** Number of points. */
    public int size() {
        return rings.length;
    }

    /** x, y, z (metres, the sensor's frame) and intensity ([0, 1] of the sensor's full scale) of each point. */
    public float[] xyzi() {
        return xyzi;
    }

    /** Time of each point, seconds from the reference time. */
    public float[] timeOffsets() {
        return timeOffsets;
    }

    /** Beam index of each point, 0 is the topmost. */
    public short[] rings() {
        return rings;
    }

    /** Object id of the instance or foliage volume that each point lies on. */
    public int[] objectIds() {
        return objectIds;
    }

    /** The points as a cloud in {@link FrameId#LIDAR}, with times and rings, sharing these arrays. */
    public PointCloud cloud(Stamp stamp) {
        return new PointCloud(FrameId.LIDAR, stamp, xyzi, size(), PointColumns.of(timeOffsets, rings));
    }

    ReachedRays reached() {
        return reached;
    }
}

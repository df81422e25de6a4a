package io.foresight.perception.anchor;

/** What the network is told of a point in its pillar; implementations of PointPillars differ. */
public enum PointFeatures {
    /**
     * xc, yc, z, intensity, offset from the mean (3), xc, yc: (xc, yc) is the offset from the pillar's centre. Absolute x and y are
     * overwritten by it, as in mmdetection3d ({@code legacy}) and all that came of it.
     */
    RELATIVE(9),
    /** x, y, z, intensity, offset from the mean (3), offset from the pillar's centre (3), as in OpenPCDet. */
    ABSOLUTE(10);

    private final int count;

    PointFeatures(int count) {
        this.count = count;
    }

    /** Numbers a point. */
    public int count() {
        return count;
    }
}

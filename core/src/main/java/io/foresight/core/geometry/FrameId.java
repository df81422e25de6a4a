package io.foresight.core.geometry;

/** Name of a coordinate frame. All frames are right-handed, x forward, y left, z up, metres. */
public record FrameId(String name) {
    /** The LiDAR's own frame: origin at its optical centre. */
    public static final FrameId LIDAR = new FrameId("lidar");
    /** The vehicle: origin on the ground under the middle of the rear axle. */
    public static final FrameId EGO = new FrameId("ego");
    /** Fixed to the ground for the length of a recording. */
    public static final FrameId WORLD = new FrameId("world");

    public FrameId {
        if (name.isBlank() || name.length() > 64) {
            throw new BadGeometryException("frame name must have 1 to 64 characters, got \"" + name + "\"");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

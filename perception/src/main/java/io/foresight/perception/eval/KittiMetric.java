package io.foresight.perception.eval;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.geometry.BoxOverlap;

/** The space in which the overlap of a detection and a label is measured. */
public enum KittiMetric {
    /** 2D boxes in the image. */
    BBOX("bbox"),
    /** Rectangles in the bird's-eye view. */
    BEV("bev"),
    /** 3D boxes. */
    VOLUME("3d");

    /** Camera frame with x right, z forward, y up, so that the upright boxes of {@link Box3d} can be used. */
    private static final FrameId CAMERA = new FrameId("kitti-camera-upright");

    private final String label;

    KittiMetric(String label) {
        this.label = label;
    }

    /** Name as in the official reports. */
    public String label() {
        return label;
    }

    /**
     * Intersection over union, [0, 1].
     *
     * @throws io.foresight.core.geometry.BadGeometryException unless sizes are positive, where they are used
     */
    public double overlap(KittiObject a, KittiObject b) {
        return switch (this) {
            case BBOX -> {
                double shared = imageIntersection(a, b);
                yield shared == 0 ? 0 : shared / (imageArea(a) + imageArea(b) - shared);
            }
            case BEV -> BoxOverlap.bev(box(a), box(b));
            case VOLUME -> BoxOverlap.volume(box(a), box(b));
        };
    }

    /** Share of {@code detection}'s image box that is inside {@code region}'s, [0, 1]. */
    public static double shareInside(KittiObject detection, KittiObject region) {
        double shared = imageIntersection(detection, region);
        return shared == 0 ? 0 : shared / imageArea(detection);
    }

    private static double imageIntersection(KittiObject a, KittiObject b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return width > 0 && height > 0 ? width * height : 0;
    }

    private static double imageArea(KittiObject a) {
        return (a.right() - a.left()) * (a.bottom() - a.top());
    }

    private static Box3d box(KittiObject o) {
        return new Box3d(
                CAMERA, o.x(), o.z(), o.height() / 2 - o.y(), o.length(), o.width(), o.height(), -o.rotationY());
    }
}

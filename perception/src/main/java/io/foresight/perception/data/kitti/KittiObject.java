package io.foresight.perception.data.kitti;

/**
 * One line of a label or result file, in the file's own convention: camera frame (x right, y down, z forward), box position at its bottom
 * centre. Used for evaluation only; all other code uses {@code LabelledBox}.
 *
 * @param truncation share of the object outside the image, [0, 1]; -1 where not given
 * @param occlusion 0 fully visible, 1 partly, 2 largely occluded, 3 unknown; -1 where not given
 * @param alpha observation angle, radians; -10 where not given
 * @param left pixels, 0-based
 * @param top pixels
 * @param right pixels
 * @param bottom pixels
 * @param height metres; -1 for DontCare
 * @param width metres
 * @param length metres
 * @param x metres, bottom centre in the rectified frame of camera 0
 * @param y metres
 * @param z metres
 * @param rotationY radians about the camera's +y (down)
 * @param score of a detection; NaN for a label
 */
public record KittiObject(
        KittiType type,
        double truncation,
        int occlusion,
        double alpha,
        double left,
        double top,
        double right,
        double bottom,
        double height,
        double width,
        double length,
        double x,
        double y,
        double z,
        double rotationY,
        double score) {

    /** Height of the image box, pixels. */
    public double imageHeight() {
        return bottom - top;
    }
}

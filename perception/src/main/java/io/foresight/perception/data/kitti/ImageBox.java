package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.Box3d;

/**
 * A bounding box in the left colour camera's image, pixels, clipped to the image.
 *
 * @param truncation share of the unclipped image box that is outside the image, [0, 1]
 */
record ImageBox(double left, double top, double right, double bottom, double truncation) {
    private static final double MIN_DEPTH_METRES = 0.1;

    static ImageBox of(Box3d box, KittiCalibration calibration) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        for (int corner = 0; corner < 8; corner++) {
            double along = ((corner & 1) - 0.5) * box.length();
            double across = ((corner >> 1 & 1) - 0.5) * box.width();
            double up = ((corner >> 2) - 0.5) * box.height();
            double[] camera = calibration.toCamera(
                    box.x() + cos * along - sin * across, box.y() + sin * along + cos * across, box.z() + up);
            if (camera[2] > MIN_DEPTH_METRES) { // a corner behind the camera has no projection
                double[] pixel = calibration.toImage(camera);
                left = Math.min(left, pixel[0]);
                right = Math.max(right, pixel[0]);
                top = Math.min(top, pixel[1]);
                bottom = Math.max(bottom, pixel[1]);
            }
        }
        double cutLeft = Math.max(0, left);
        double cutTop = Math.max(0, top);
        double cutRight = Math.min(calibration.imageWidth() - 1, right);
        double cutBottom = Math.min(calibration.imageHeight() - 1, bottom);
        if (!(cutRight > cutLeft && cutBottom > cutTop)) {
            return new ImageBox(0, 0, 0, 0, 1);
        }
        double seen = (cutRight - cutLeft) * (cutBottom - cutTop) / ((right - left) * (bottom - top));
        return new ImageBox(cutLeft, cutTop, cutRight, cutBottom, Math.max(0, 1 - seen));
    }
}

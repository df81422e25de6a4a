package io.foresight.perception.data.survey;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.points.PointCloud;

/** Counts the points of a cloud in a box; sine and cosine of the box's yaw are computed once. */
final class PointsInBox {
    private PointsInBox() {}

    static int count(PointCloud cloud, Box3d box) {
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        double reach = Math.hypot(box.length(), box.width()) / 2;
        float[] xyzi = cloud.xyzi();
        int inside = 0;
        for (int i = 0; i < PointCloud.STRIDE * cloud.size(); i += PointCloud.STRIDE) {
            double dx = xyzi[i] - box.x();
            double dy = xyzi[i + 1] - box.y();
            if (Math.abs(dx) <= reach
                    && Math.abs(dy) <= reach
                    && Math.abs(xyzi[i + 2] - box.z()) <= box.height() / 2
                    && Math.abs(cos * dx + sin * dy) <= box.length() / 2
                    && Math.abs(cos * dy - sin * dx) <= box.width() / 2) {
                inside++;
            }
        }
        return inside;
    }
}

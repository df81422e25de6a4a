package io.foresight.perception.geometry;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;

/**
 * Overlap of two upright boxes in the bird's-eye view (BEV) and in 3D.
 *
 * <p>One rectangle is clipped by the other without building the clipped polygon: in the frame of {@code a}, the shared area is the sum over
 * the edges of {@code b} of the signed area below the edge, limited to {@code a}'s extent in x and y. So nothing is allocated, and
 * coinciding edges need no special case. Boxes whose circumscribed circles do not intersect are rejected first. O(1), about 0.1
 * microseconds; symmetric up to rounding; exact to about 1e-12 of the smaller area. Thread-safe.
 */
public final class BoxOverlap {
    /** A shared area below this share of the smaller box is treated as rounding error. */
    private static final double ROUNDING = 1e-12;

    private BoxOverlap() {}

    /**
     * Intersection over union of the two ground rectangles, [0, 1]; 0 for boxes that only touch.
     *
     * @throws BadGeometryException when the boxes are in different frames
     */
    public static double bev(Box3d a, Box3d b) {
        double shared = bevIntersection(a, b);
        return shared == 0 ? 0 : Math.min(1, shared / (a.area() + b.area() - shared));
    }

    /**
     * Intersection over union of the two volumes, [0, 1]; 0 for boxes that only touch.
     *
     * @throws BadGeometryException when the boxes are in different frames
     */
    public static double volume(Box3d a, Box3d b) {
        double rise = Math.min(a.z() + a.height() / 2, b.z() + b.height() / 2)
                - Math.max(a.z() - a.height() / 2, b.z() - b.height() / 2);
        if (rise <= ROUNDING * Math.min(a.height(), b.height())) {
            requireOneFrame(a, b);
            return 0;
        }
        double shared = bevIntersection(a, b) * rise;
        return shared == 0 ? 0 : Math.min(1, shared / (a.volume() + b.volume() - shared));
    }

    /**
     * Shared ground area, square metres.
     *
     * @throws BadGeometryException when the boxes are in different frames
     */
    public static double bevIntersection(Box3d a, Box3d b) {
        requireOneFrame(a, b);
        return rectangles(b.x() - a.x(), b.y() - a.y(), a.length(), a.width(), a.yaw(), b.length(), b.width(), b.yaw());
    }

    /** Shared area of two rectangles; {@code dx, dy} is the vector from the centre of the first to the centre of the second. */
    static double rectangles(
            double dx,
            double dy,
            double lengthA,
            double widthA,
            double yawA,
            double lengthB,
            double widthB,
            double yawB) {
        double reach =
                (Math.sqrt(lengthA * lengthA + widthA * widthA) + Math.sqrt(lengthB * lengthB + widthB * widthB)) / 2;
        if (dx * dx + dy * dy >= reach * reach) {
            return 0;
        }
        double cosA = Math.cos(yawA);
        double sinA = Math.sin(yawA);
        double centreX = cosA * dx + sinA * dy;
        double centreY = cosA * dy - sinA * dx;
        double cos = Math.cos(yawB - yawA);
        double sin = Math.sin(yawB - yawA);
        double alongX = cos * lengthB / 2;
        double alongY = sin * lengthB / 2;
        double acrossX = -sin * widthB / 2;
        double acrossY = cos * widthB / 2;
        double halfX = lengthA / 2;
        double halfY = widthA / 2;
        if (Math.abs(centreX) >= halfX + Math.abs(alongX) + Math.abs(acrossX)
                || Math.abs(centreY) >= halfY + Math.abs(alongY) + Math.abs(acrossY)) {
            return 0;
        }
        double frontLeftX = centreX + alongX + acrossX;
        double frontLeftY = centreY + alongY + acrossY;
        double rearLeftX = centreX - alongX + acrossX;
        double rearLeftY = centreY - alongY + acrossY;
        double rearRightX = centreX - alongX - acrossX;
        double rearRightY = centreY - alongY - acrossY;
        double frontRightX = centreX + alongX - acrossX;
        double frontRightY = centreY + alongY - acrossY;
        // counter-clockwise, so the edges of the upper side run towards -x and their area is negative
        double area = -areaBelow(frontLeftX, frontLeftY, rearLeftX, rearLeftY, halfX, halfY)
                - areaBelow(rearLeftX, rearLeftY, rearRightX, rearRightY, halfX, halfY)
                - areaBelow(rearRightX, rearRightY, frontRightX, frontRightY, halfX, halfY)
                - areaBelow(frontRightX, frontRightY, frontLeftX, frontLeftY, halfX, halfY);
        return area <= ROUNDING * Math.min(lengthA * widthA, lengthB * widthB) ? 0 : area;
    }

    /** Signed area between the edge and the line y = -halfY, inside the rectangle |x| <= halfX, |y| <= halfY; negative where x falls. */
    private static double areaBelow(double x0, double y0, double x1, double y1, double halfX, double halfY) {
        if (x0 > x1) {
            return -areaBelow(x1, y1, x0, y0, halfX, halfY);
        }
        if (x0 >= halfX || x1 <= -halfX || x0 == x1) {
            return 0;
        }
        double slope = (y1 - y0) / (x1 - x0);
        double left = Math.max(x0, -halfX);
        double right = Math.min(x1, halfX);
        double yLeft = left == x0 ? y0 : y0 + slope * (left - x0);
        double yRight = right == x1 ? y1 : y1 + slope * (right - x1);
        return (right - left) * meanHeight(Math.min(yLeft, yRight), Math.max(yLeft, yRight), halfY);
    }

    /** Mean of clamp(y, -halfY, halfY) + halfY for y uniform between {@code low} and {@code high}. */
    private static double meanHeight(double low, double high, double halfY) {
        if (high <= -halfY) {
            return 0;
        }
        if (low >= halfY) {
            return 2 * halfY;
        }
        if (low >= -halfY && high <= halfY) {
            return (low + high) / 2 + halfY;
        }
        double from = Math.max(low, -halfY);
        double to = Math.min(high, halfY);
        double sloped = (to - from) * ((from + to) / 2 + halfY);
        double flat = (high - to) * 2 * halfY;
        return (sloped + flat) / (high - low);
    }

    private static void requireOneFrame(Box3d a, Box3d b) {
        if (!a.frame().equals(b.frame())) {
            throw new BadGeometryException("boxes in frames " + a.frame() + " and " + b.frame()
                    + " cannot be compared; transform one of them first");
        }
    }
}

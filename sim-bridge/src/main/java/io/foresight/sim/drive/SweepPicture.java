package io.foresight.sim.drive;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Draws a frame: bird's-eye view with labels, and the sensor's view. For simulated and recorded frames. */
public final class SweepPicture {
    private static final double LOWEST = -2.2;
    private static final double HIGHEST = 2.2;

    private SweepPicture() {}

    /**
     * Bird's-eye view, x upwards, coloured by height; each label has a line to its front.
     *
     * @param metres from the sensor to the edge
     * @param pixels of each side of the image
     */
    public static BufferedImage fromAbove(Sweep sweep, double metres, int pixels) {
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        double scale = pixels / (2 * metres);
        PointCloud cloud = sweep.cloud();
        for (int i = 0; i < cloud.size(); i++) {
            int column = (int) Math.floor(pixels / 2.0 - cloud.y(i) * scale);
            int row = (int) Math.floor(pixels / 2.0 - cloud.x(i) * scale);
            if (column >= 0 && row >= 0 && column < pixels && row < pixels) {
                image.setRGB(column, row, colour(cloud.z(i)));
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setStroke(new BasicStroke(1.5f));
        for (LabelledBox label : sweep.labels().boxes()) {
            graphics.setColor(new Color(label.objectClass().rgb()));
            outline(graphics, label.box(), scale, pixels / 2.0);
        }
        graphics.dispose();
        return image;
    }

    /**
     * The sensor's view: azimuth horizontally (forward in the middle, left at the left), elevation vertically, near points bright.
     *
     * @param lowest elevation, radians
     * @param highest elevation, radians
     */
    public static BufferedImage fromSensor(PointCloud cloud, int width, int height, double lowest, double highest) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < cloud.size(); i++) {
            double flat = Math.hypot(cloud.x(i), cloud.y(i));
            double elevation = Math.atan2(cloud.z(i), flat);
            int column = (int) ((0.5 - Math.atan2(cloud.y(i), cloud.x(i)) / (2 * Math.PI)) * width);
            int row = (int) ((highest - elevation) / (highest - lowest) * height);
            if (column >= 0 && row >= 0 && column < width && row < height) {
                float near = (float) Math.max(0.15, 1 - flat / 60);
                image.setRGB(column, row, Color.HSBtoRGB((float) (flat % 20 / 20), 0.7f, near));
            }
        }
        return image;
    }

    private static int colour(double z) {
        double u = Math.max(0, Math.min(1, (z - LOWEST) / (HIGHEST - LOWEST)));
        return Color.HSBtoRGB((float) (0.7 * (1 - u)), 0.85f, (float) (0.55 + 0.45 * u));
    }

    private static void outline(Graphics2D graphics, Box3d box, double scale, double middle) {
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        double[][] corners = {{1, 1}, {1, -1}, {-1, -1}, {-1, 1}, {1, 1}, {0, 0}, {1, -1}};
        int[] columns = new int[corners.length];
        int[] rows = new int[corners.length];
        for (int i = 0; i < corners.length; i++) {
            double along = corners[i][0] * box.length() / 2;
            double across = corners[i][1] * box.width() / 2;
            columns[i] = (int) (middle - (box.y() + sin * along + cos * across) * scale);
            rows[i] = (int) (middle - (box.x() + cos * along - sin * across) * scale);
        }
        graphics.drawPolyline(columns, rows, corners.length);
    }
}

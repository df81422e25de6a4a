package io.foresight.launch.view;

import io.foresight.core.file.AtomicFile;
import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A bird's-eye image of one frame, forward up: points coloured by height above the ground, boxes by class with score and heading, ground
 * truth in white dashes, range rings and a scale. Needs no display.
 */
public final class BirdsEyePlot {
    private static final float[] DASHES = {7, 5};
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    private static final int MARGIN = 22;

    private final double rangeMetres;
    private final int pixels;
    private final double pixelsPerMetre;

    /**
     * @param rangeMetres from the sensor to the edge of the image, 5 to 300
     * @param pixels width and height, 400 to 8000
     */
    public BirdsEyePlot(double rangeMetres, int pixels) {
        if (!(rangeMetres >= 5 && rangeMetres <= 300)) {
            throw new IllegalArgumentException("plot range must be 5 to 300 m, got " + rangeMetres);
        }
        if (pixels < 400 || pixels > 8000) {
            throw new IllegalArgumentException("plot must have 400 to 8000 pixels, got " + pixels);
        }
        this.rangeMetres = rangeMetres;
        this.pixels = pixels;
        this.pixelsPerMetre = pixels / (2 * rangeMetres);
    }

    /** Draws a frame. */
    public BufferedImage draw(ViewFrame frame) {
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(PlotPalette.BACKGROUND);
            g.fillRect(0, 0, pixels, pixels);
            drawRings(g);
            drawPoints(image, frame.cloud());
            drawSensor(g);
            frame.detections().forEach(detection -> drawBox(g, detection));
            frame.truth().forEach(label -> drawTruth(g, label));
            frame.detections().forEach(detection -> drawScore(g, detection));
            drawTitle(g, frame);
            drawLegend(g, frame);
            drawScale(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** Draws a frame to a PNG file, which appears atomically. */
    public void write(ViewFrame frame, Path png) throws IOException {
        AtomicFile.write(png, part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
                if (!ImageIO.write(draw(frame), "png", out)) {
                    throw new IOException("this Java cannot write PNG files");
                }
            }
        });
    }

    /** Image column of a position: left (+y) is left. */
    private double column(double y) {
        return pixels / 2.0 - y * pixelsPerMetre;
    }

    /** Image row of a position: forward (+x) is up. */
    private double row(double x) {
        return pixels / 2.0 - x * pixelsPerMetre;
    }

    private void drawRings(Graphics2D g) {
        g.setFont(SMALL);
        g.setStroke(new BasicStroke(1));
        double step = rangeMetres > 120 ? 50 : rangeMetres > 25 ? 10 : 5;
        for (double radius = step; radius < rangeMetres * 1.42; radius += step) {
            g.setColor(PlotPalette.RING);
            double size = 2 * radius * pixelsPerMetre;
            g.draw(new Ellipse2D.Double(column(radius), row(radius), size, size));
            if (column(-radius) + 40 < pixels) {
                g.setColor(PlotPalette.MUTED);
                g.drawString(
                        String.format(Locale.ROOT, "%.0f m", radius), (float) column(-radius) + 4, (float) row(0) - 4);
            }
        }
        g.setColor(PlotPalette.RING);
        g.draw(new Line2D.Double(0, row(0), pixels, row(0)));
        g.draw(new Line2D.Double(column(0), 0, column(0), pixels));
    }

    /** The highest point of a pixel determines its colour; the pixel's right neighbour is filled, too, unless it has a higher point. */
    private void drawPoints(BufferedImage image, PointCloud cloud) {
        double ground = GroundHeight.estimate(cloud);
        float[] highest = new float[pixels * pixels];
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < cloud.size(); i++) {
            double column = column(cloud.y(i));
            double row = row(cloud.x(i));
            if (column >= 0 && column < pixels && row >= 0 && row < pixels && Float.isFinite(cloud.z(i))) {
                int at = ((int) row) * pixels + ((int) column);
                highest[at] = Math.max(highest[at], cloud.z(i));
            }
        }
        for (int at = 0; at < highest.length; at++) {
            if (highest[at] > Float.NEGATIVE_INFINITY) {
                int rgb = PlotPalette.height(highest[at] - ground);
                int column = at % pixels;
                int row = at / pixels;
                image.setRGB(column, row, rgb);
                if (column + 1 < pixels && highest[at + 1] < highest[at]) {
                    image.setRGB(column + 1, row, rgb);
                }
            }
        }
    }

    private void drawSensor(Graphics2D g) {
        Path2D arrow = new Path2D.Double();
        double s = Math.max(5, 0.9 * pixelsPerMetre);
        arrow.moveTo(column(0), row(0) - 1.3 * s);
        arrow.lineTo(column(0) + 0.8 * s, row(0) + s);
        arrow.lineTo(column(0), row(0) + 0.5 * s);
        arrow.lineTo(column(0) - 0.8 * s, row(0) + s);
        arrow.closePath();
        g.setColor(new Color(0x7fa6dd));
        g.fill(arrow);
    }

    private void drawBox(Graphics2D g, Detection detection) {
        Path2D outline = outline(detection.box());
        Color colour = PlotPalette.of(detection.objectClass());
        g.setColor(colour);
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.2f));
        g.fill(outline);
        g.setComposite(AlphaComposite.SrcOver);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline);
        g.draw(heading(detection.box()));
    }

    private void drawTruth(Graphics2D g, LabelledBox label) {
        g.setColor(PlotPalette.TRUTH);
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0));
        g.draw(outline(label.box()));
    }

    private void drawScore(Graphics2D g, Detection detection) {
        Box3d box = detection.box();
        if (box.range() > rangeMetres) {
            return;
        }
        String text =
                String.format(Locale.ROOT, "%s %.2f", detection.objectClass().name(), detection.score());
        g.setFont(LABEL);
        int width = g.getFontMetrics().stringWidth(text);
        double reach = Math.hypot(box.length(), box.width()) / 2 * pixelsPerMetre;
        float x = (float) Math.max(2, Math.min(pixels - width - 12.0, column(box.y()) + reach * 0.6 + 4));
        float y = (float) Math.max(16, row(box.x()) - 4);
        g.setColor(new Color(10, 13, 18, 190));
        g.fill(new RoundRectangle2D.Float(x - 4, y - 13, width + 8, 18, 6, 6));
        g.setColor(PlotPalette.of(detection.objectClass()));
        g.drawString(text, x, y);
    }

    private Path2D outline(Box3d box) {
        Path2D outline = new Path2D.Double();
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        double[][] corners = {{0.5, 0.5}, {0.5, -0.5}, {-0.5, -0.5}, {-0.5, 0.5}};
        for (double[] corner : corners) {
            double along = corner[0] * box.length();
            double across = corner[1] * box.width();
            double column = column(box.y() + sin * along + cos * across);
            double row = row(box.x() + cos * along - sin * across);
            if (outline.getCurrentPoint() == null) {
                outline.moveTo(column, row);
            } else {
                outline.lineTo(column, row);
            }
        }
        outline.closePath();
        return outline;
    }

    private Line2D heading(Box3d box) {
        double reach = box.length() / 2 + 0.8;
        return new Line2D.Double(
                column(box.y()),
                row(box.x()),
                column(box.y() + reach * Math.sin(box.yaw())),
                row(box.x() + reach * Math.cos(box.yaw())));
    }

    private void drawTitle(Graphics2D g, ViewFrame frame) {
        g.setFont(TITLE);
        g.setColor(PlotPalette.TEXT);
        g.drawString(frame.id(), MARGIN, MARGIN + 14);
        g.setFont(SMALL);
        g.setColor(PlotPalette.MUTED);
        String numbers = String.format(
                Locale.ROOT,
                "%s · %,d points · %d boxes",
                frame.source(),
                frame.cloud().size(),
                frame.detections().size());
        g.drawString(numbers, MARGIN, MARGIN + 34);
    }

    private void drawLegend(Graphics2D g, ViewFrame frame) {
        g.setFont(SMALL);
        int y = pixels - MARGIN;
        if (!frame.truth().isEmpty()) {
            g.setColor(PlotPalette.TRUTH);
            g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0));
            g.drawRect(MARGIN, y - 10, 12, 10);
            drawLegendText(g, "ground truth", frame.truth().size(), y);
            y -= 20;
        }
        List<ObjectClass> classes = ObjectClass.known();
        for (int i = classes.size() - 1; i >= 0; i--) {
            ObjectClass objectClass = classes.get(i);
            long count = frame.detections().stream()
                    .filter(detection -> detection.objectClass() == objectClass)
                    .count();
            if (count > 0) {
                g.setColor(PlotPalette.of(objectClass));
                g.fillRoundRect(MARGIN, y - 10, 12, 11, 4, 4);
                drawLegendText(g, objectClass.name(), count, y);
                y -= 20;
            }
        }
    }

    private static void drawLegendText(Graphics2D g, String name, long count, int y) {
        g.setColor(PlotPalette.TEXT);
        g.drawString(name + "  " + count, MARGIN + 20, y);
    }

    private void drawScale(Graphics2D g) {
        double metres = rangeMetres > 120 ? 50 : rangeMetres > 25 ? 10 : 5;
        double width = metres * pixelsPerMetre;
        double right = pixels - MARGIN;
        double y = pixels - MARGIN - 2.0;
        g.setColor(PlotPalette.TEXT);
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(right - width, y, right, y));
        g.draw(new Line2D.Double(right - width, y - 5, right - width, y));
        g.draw(new Line2D.Double(right, y - 5, right, y));
        g.setFont(SMALL);
        String text = String.format(Locale.ROOT, "%.0f m", metres);
        g.drawString(text, (float) (right - width / 2 - g.getFontMetrics().stringWidth(text) / 2.0), (float) y - 7);
    }
}

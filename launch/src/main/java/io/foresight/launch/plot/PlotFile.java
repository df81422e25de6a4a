package io.foresight.launch.plot;

import io.foresight.core.file.AtomicFile;
import io.foresight.perception.eval.ReportPlot;
import io.foresight.perception.eval.ReportPlot.Axis;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a diagram of lines into a PNG file. No display is needed. */
public final class PlotFile {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int TICKS_APART = 90;
    private static final float LINE = 2.5f;
    private static final int MARKED_POINTS = 24; // a line of fewer points shows where they are

    /** Okabe and Ito's colours, which people who see few colours can tell apart. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0xe69f00),
            new Color(0x56b4e9));

    private PlotFile() {}

    /**
     * Writes {@code NAME.png} into the folder, which is made where it is not there.
     *
     * @return the file
     */
    public static Path write(ReportPlot plot, Path folder) throws IOException {
        Files.createDirectories(folder);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image(plot), "png", png);
        Path file = folder.resolve(plot.name() + ".png");
        AtomicFile.write(file, png.toByteArray());
        return file;
    }

    static BufferedImage image(ReportPlot plot) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle(plot.across().title())
                .yAxisTitle(plot.up().title())
                .build();
        style(chart.getStyler(), plot);
        for (int i = 0; i < plot.lines().size(); i++) {
            add(chart, plot.lines().get(i), i);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static void add(XYChart chart, ReportPlot.Line line, int index) {
        XYSeries series = chart.addSeries(line.name(), line.across(), line.up());
        series.setLineColor(COLOURS.get(index % COLOURS.size()));
        series.setMarkerColor(COLOURS.get(index % COLOURS.size()));
        series.setMarker(line.across().size() < MARKED_POINTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        boolean dashed = index / COLOURS.size() % 2 == 1;
        series.setLineStyle(
                dashed
                        ? new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {8, 6}, 0)
                        : new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static void style(XYStyler style, ReportPlot plot) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(new Color(0xe2e6ec));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(plot.lines().size() > 3 ? LegendLayout.Vertical : LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setMarkerSize(7);
        style.setPlotContentSize(0.98); // so that an axis from 0 begins there
        style.setXAxisTickMarkSpacingHint(TICKS_APART);
        style.setYAxisTickMarkSpacingHint(TICKS_APART);
        style.setDecimalPattern("0.###");
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        limit(plot.across(), style::setXAxisMin, style::setXAxisMax);
        limit(plot.up(), style::setYAxisMin, style::setYAxisMax);
    }

    private static void limit(Axis axis, Consumer<Double> least, Consumer<Double> most) {
        if (!Double.isNaN(axis.least())) {
            least.accept(axis.least());
        }
        if (!Double.isNaN(axis.most())) {
            most.accept(axis.most());
        }
    }
}

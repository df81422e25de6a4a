package io.foresight.perception.eval.waymo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Average precision by class, range and level of difficulty.
 *
 * @param frames that hold a label or a detection
 * @param rows by class; of each all ranges first
 */
public record WaymoScores(int frames, List<Row> rows) {
    /** Level 2 holds level 1. */
    static final int LEVELS = 2;

    public WaymoScores {
        rows = List.copyOf(rows);
    }

    /**
     * One figure.
     *
     * @param range such as {@code [30, 50)} in metres; {@code all}
     * @param level 1 or 2; level 2 holds the labels of level 1, too
     * @param labels of the level
     * @param detections of the class and range
     * @param ap [0, 1]; NaN without labels
     * @param aph weighted by the rightness of headings, [0, 1]; NaN without labels
     */
    public record Row(WaymoType type, String range, int level, int labels, int detections, double ap, double aph) {}

    /** Scores detections; labels without points do not count. */
    public static WaymoScores of(List<WaymoObject> labels, List<WaymoObject> detections, WaymoSettings settings) {
        Map<String, FrameObjects> frames = FrameObjects.byFrame(labels, detections, settings);
        List<Row> rows = new ArrayList<>();
        for (WaymoType type : settings.iouThresholds().keySet()) {
            add(rows, type, "all", 0, Double.POSITIVE_INFINITY, frames, settings);
            double nearest = 0;
            for (int i = 0; i <= settings.ranges().size(); i++) {
                double farthest = i == settings.ranges().size()
                        ? Double.POSITIVE_INFINITY
                        : settings.ranges().get(i);
                String name =
                        "[" + plain(nearest) + ", " + (Double.isInfinite(farthest) ? "inf" : plain(farthest)) + ")";
                add(rows, type, name, nearest, farthest, frames, settings);
                nearest = farthest;
            }
        }
        return new WaymoScores(frames.size(), rows);
    }

    private static void add(
            List<Row> rows,
            WaymoType type,
            String range,
            double nearest,
            double farthest,
            Map<String, FrameObjects> frames,
            WaymoSettings settings) {
        ShardCount count = new ShardCount(settings.iouThresholds().get(type), settings);
        for (FrameObjects frame : frames.values()) {
            count.add(frame.part(type, nearest, farthest));
        }
        for (int level = 1; level <= LEVELS; level++) {
            boolean empty = count.labels(level) == 0;
            rows.add(new Row(
                    type,
                    range,
                    level,
                    count.labels(level),
                    count.detections(),
                    empty ? Double.NaN : count.precision(level, false),
                    empty ? Double.NaN : count.precision(level, true)));
        }
    }

    private static String plain(double metres) {
        return metres == Math.rint(metres) ? Long.toString((long) metres) : Double.toString(metres);
    }
}

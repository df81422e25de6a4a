package io.foresight.perception.eval.nuscenes;

import io.foresight.core.matching.LinearAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Follows objects by the tracks whose score reaches a threshold, and counts (Bernardin and Stiefelhagen, 2008, as py-motmetrics 1.2.0 does):
 * an object keeps the track that it was matched with last where that is near enough; the others are matched so that most are matched, and
 * of these matchings at the smallest sum of distances.
 */
final class ClearRun {
    private static final int NONE = -1;
    private static final double MOSTLY_TRACKED = 0.8;
    private static final double MOSTLY_LOST = 0.2;

    /** Key frames come at 2 Hz. */
    private static final double SECONDS_PER_FRAME = 0.5;

    private final int[] trackOf; // by object: of its last match
    private final ObjectHistory[] histories;
    private final List<Double> matchScores = new ArrayList<>();
    private int frames;
    private int matches;
    private int switches;
    private int misses;
    private int falsePositives;
    private double distance;

    private ClearRun(int objects) {
        trackOf = new int[objects];
        Arrays.fill(trackOf, NONE);
        histories = new ObjectHistory[objects];
        Arrays.setAll(histories, i -> new ObjectHistory());
    }

    /** Counts; boxes with a score below {@code threshold} are not there. Frames without boxes and labels are not counted. */
    static ClearRun of(ClassTracks tracks, double threshold) {
        ClearRun run = new ClearRun(tracks.objects());
        for (List<ClassTracks.Frame> scene : tracks.scenes()) {
            int number = 0;
            for (ClassTracks.Frame frame : scene) {
                boolean[] open = new boolean[frame.tracks().length];
                int boxes = 0;
                for (int j = 0; j < open.length; j++) {
                    open[j] = frame.scores()[j] >= threshold;
                    boxes += open[j] ? 1 : 0;
                }
                if (frame.objects().length > 0 || boxes > 0) {
                    run.count(frame, open, boxes, number++);
                }
            }
            run.frames += number;
        }
        return run;
    }

    private void count(ClassTracks.Frame frame, boolean[] open, int boxes, int number) {
        int[] columnOf = new int[frame.objects().length];
        Arrays.fill(columnOf, NONE);
        int matched = 0;
        for (int i = 0; i < columnOf.length; i++) {
            int kept = columnOfLastTrack(frame, i, open);
            if (kept != NONE) {
                match(frame, i, kept, number);
                columnOf[i] = kept;
                open[kept] = false;
                matched++;
            }
        }
        matched += matchRest(frame, columnOf, open, number);
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] == NONE) {
                histories[frame.objects()[i]].missed(number);
                misses++;
            }
        }
        falsePositives += boxes - matched;
    }

    private int columnOfLastTrack(ClassTracks.Frame frame, int row, boolean[] open) {
        int track = trackOf[frame.objects()[row]];
        for (int j = 0; track != NONE && j < open.length; j++) {
            if (frame.tracks()[j] == track) {
                return open[j] && !Double.isNaN(frame.distances()[row][j]) ? j : NONE;
            }
        }
        return NONE;
    }

    private int matchRest(ClassTracks.Frame frame, int[] columnOf, boolean[] open, int number) {
        List<Integer> rows = new ArrayList<>();
        boolean[] near = new boolean[open.length];
        for (int i = 0; i < columnOf.length; i++) {
            boolean any = false;
            for (int j = 0; columnOf[i] == NONE && j < open.length; j++) {
                if (open[j] && !Double.isNaN(frame.distances()[i][j])) {
                    near[j] = true;
                    any = true;
                }
            }
            if (any) {
                rows.add(i);
            }
        }
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < near.length; j++) {
            if (near[j]) {
                columns.add(j);
            }
        }
        int matched = 0;
        int[] pairs = LinearAssignment.solve(costs(frame, rows, columns));
        for (int i = 0; i < pairs.length; i++) {
            int row = rows.get(i);
            int column = pairs[i] == LinearAssignment.NONE ? NONE : columns.get(pairs[i]);
            if (column != NONE && !Double.isNaN(frame.distances()[row][column])) {
                match(frame, row, column, number);
                columnOf[row] = column;
                matched++;
            }
        }
        return matched;
    }

    /** Pairs that cannot match cost more than all others together, so that most are matched. */
    private static double[][] costs(ClassTracks.Frame frame, List<Integer> rows, List<Integer> columns) {
        double[][] costs = new double[rows.size()][columns.size()];
        double most = 0;
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                costs[i][j] = frame.distances()[rows.get(i)][columns.get(j)];
                most = costs[i][j] > most ? costs[i][j] : most;
            }
        }
        double far = 2 * Math.min(rows.size(), columns.size()) * (most + 1) + 1;
        for (double[] row : costs) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Double.isNaN(row[j]) ? far : row[j];
            }
        }
        return costs;
    }

    private void match(ClassTracks.Frame frame, int row, int column, int number) {
        int object = frame.objects()[row];
        int track = frame.tracks()[column];
        if (trackOf[object] == NONE || trackOf[object] == track) {
            matches++;
            matchScores.add(frame.scores()[column]);
        } else {
            switches++;
        }
        trackOf[object] = track;
        distance += frame.distances()[row][column];
        histories[object].matched(number);
    }

    /** Scores of the boxes that matched without a switch, falling. */
    double[] matchScores() {
        double[] rising =
                matchScores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] falling = new double[rising.length];
        Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
        return falling;
    }

    /** All but the averages over recalls. */
    Map<TrackingMetric, Double> metrics() {
        Map<TrackingMetric, Double> metrics = new EnumMap<>(TrackingMetric.class);
        double labels = (double) matches + switches + misses;
        double recall = matches / labels; // switches do not count in MOTAR's
        double wrong = (double) misses + switches + falsePositives;
        double allowed = (1 - recall) * labels;
        metrics.put(TrackingMetric.RECALL, (matches + switches) / labels);
        metrics.put(
                TrackingMetric.MOTAR,
                matches == 0 ? Double.NaN : Math.max(0, 1 - (wrong - allowed) / (recall * labels)));
        metrics.put(TrackingMetric.GT, labels);
        metrics.put(TrackingMetric.MOTA, Math.max(0, 1 - wrong / labels));
        metrics.put(TrackingMetric.MOTP, matches + switches == 0 ? Double.NaN : distance / (matches + switches));
        metrics.put(TrackingMetric.FAF, (double) falsePositives / frames * 100);
        metrics.put(TrackingMetric.TP, (double) matches);
        metrics.put(TrackingMetric.FP, (double) falsePositives);
        metrics.put(TrackingMetric.FN, (double) misses);
        metrics.put(TrackingMetric.IDS, (double) switches);
        addHistories(metrics);
        return metrics;
    }

    private void addHistories(Map<TrackingMetric, Double> metrics) {
        int mostlyTracked = 0;
        int mostlyLost = 0;
        int fragments = 0;
        int found = 0;
        double toFirst = 0;
        double gap = 0;
        for (ObjectHistory history : histories) {
            mostlyTracked += history.shareFound() >= MOSTLY_TRACKED ? 1 : 0;
            mostlyLost += history.shareFound() < MOSTLY_LOST ? 1 : 0;
            fragments += history.fragments();
            if (history.wasFound()) {
                found++;
                toFirst += history.framesToFirst() * SECONDS_PER_FRAME;
                gap += history.longestGap() * SECONDS_PER_FRAME;
            }
        }
        metrics.put(TrackingMetric.MT, (double) mostlyTracked);
        metrics.put(TrackingMetric.ML, (double) mostlyLost);
        metrics.put(TrackingMetric.FRAG, (double) fragments);
        metrics.put(TrackingMetric.TID, found == 0 ? Double.NaN : toFirst / found);
        metrics.put(TrackingMetric.LGD, found == 0 ? Double.NaN : gap / found);
    }
}

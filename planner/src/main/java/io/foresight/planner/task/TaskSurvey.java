package io.foresight.planner.task;

import io.foresight.planner.task.TaskStatistics.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Computes {@link TaskStatistics}. The reference's numbers are rounded; the rounding is given with each. */
final class TaskSurvey {
    private static final int REFERENCE_BOARDS = 2000;

    /** 45.6 % of them. The reference does not state how often each was reset; once is assumed. */
    private static final int REFERENCE_HARD = 912;

    private static final double PERCENT_ROUNDING = 0.005;

    private static final double[] PERCENTILES = {0.05, 0.25, 0.50, 0.75, 0.95};

    private final List<AssemblyTask> all;
    private final List<AssemblyTask> hard;
    private final List<Line> lines = new ArrayList<>();

    TaskSurvey(List<AssemblyTask> tasks) {
        all = tasks;
        hard = tasks.stream().filter(task -> task.board().hard()).toList();
    }

    /** For tasks from any source. */
    TaskStatistics statistics() {
        if (hard.size() < all.size()) {
            aboutAllBoards();
        }
        if (!hard.isEmpty()) {
            aboutHardBoards();
            aboutStarts();
        }
        return new TaskStatistics(all.size(), hard.size(), lines);
    }

    /** For tasks directly from the generator; the number of boards with a compliant beam is given. */
    TaskStatistics statistics(int compliant) {
        share("boards with compliant beams", compliant, all.size(), 0.61, REFERENCE_BOARDS, PERCENT_ROUNDING);
        return statistics();
    }

    private void aboutAllBoards() {
        int[] bodies = histogram(all, task -> task.board().pieces().size() + 1, 10);
        histogramLine("bodies, the board counted", bodies, 2, 9, all.size(), REFERENCE_BOARDS, 0, new double[] {
            0.002, 0.036, 0.205, 0.301, 0.284, 0.1425, 0.024, 0.0055
        });
        share("hard boards", hard.size(), all.size(), 0.456, REFERENCE_BOARDS, 0.0005);
        int[] nails = histogram(all, TaskSurvey::nails, 3);
        histogramLine(
                "nails", nails, 0, 2, all.size(), REFERENCE_BOARDS, PERCENT_ROUNDING, new double[] {0.52, 0.26, 0.22});
        int[] bridges = histogram(all, task -> hasBridge(task.board()) ? 1 : 0, 2);
        lines.add(new Line(
                "boards on which a beam bridges an older one",
                List.of("share"),
                List.of(bridges[1] / (double) all.size()),
                List.of(),
                0));
        aboutBeams();
    }

    /** The beams of a board are similar (its sides and height determine them), so the sample size is the number of boards, not of beams. */
    private void aboutBeams() {
        double[] count = new double[all.size()];
        double[] length = new double[all.size()];
        double[] narrow = new double[all.size()];
        int[] range = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0};
        for (int i = 0; i < all.size(); i++) {
            for (Piece piece : all.get(i).board().pieces()) {
                if (piece.kind() == Piece.Kind.BEAM) {
                    Cuboid bounds = piece.bounds();
                    int size = Math.max(bounds.sizeX(), bounds.sizeY());
                    count[i]++;
                    length[i] += size;
                    narrow[i] += Math.min(bounds.sizeX(), bounds.sizeY()) == 3 ? 1 : 0;
                    range[0] = Math.min(range[0], size);
                    range[1] = Math.max(range[1], size);
                    range[2] = Math.min(range[2], bounds.sizeZ());
                    range[3] = Math.max(range[3], bounds.sizeZ());
                }
            }
        }
        ratio("beam length, mean, voxels", length, count, 18, 0.5);
        ratio("beams of width 3, the others have 4", narrow, count, 0.55, PERCENT_ROUNDING);
        lines.add(new Line(
                "beam length and height, least and most, voxels",
                List.of("length >=", "length <=", "height >=", "height <="),
                IntStream.of(range).mapToObj(value -> (double) value).toList(),
                List.of(10.0, 33.0, 5.0, 8.0),
                range[0] < 10 || range[1] > 33 || range[2] < 5 || range[3] > 8 ? Double.POSITIVE_INFINITY : 0));
    }

    private void aboutHardBoards() {
        int[] edges = sorted(hard, task -> task.board().dependencies().edges());
        meanLine("edges on hard boards, mean", edges, 4.8, 0.05);
        percentiles("edges on hard boards", edges, new double[] {0.05, 0.5, 0.95}, new int[] {2, 5, 8});
        int[] depth = histogram(hard, task -> task.board().dependencies().depth(), 9);
        histogramLine(
                "longest chain on hard boards, pieces",
                depth,
                1,
                8,
                hard.size(),
                REFERENCE_HARD,
                PERCENT_ROUNDING,
                new double[] {0, 0.28, 0.40, 0.27, 0.05, 0, 0, 0});
        share("hard boards with an edge", hard.size() - depth[1], hard.size(), 1, REFERENCE_HARD, 0);
    }

    private void aboutStarts() {
        int[] toClear = histogram(hard, AssemblyTask::piecesToClear, 8);
        share(
                "hard tasks with a piece to clear",
                hard.size() - toClear[0],
                hard.size(),
                0.67,
                REFERENCE_HARD,
                PERCENT_ROUNDING);
        meanLine("pieces to clear, mean", sorted(hard, AssemblyTask::piecesToClear), 1.19, 0.005);
        lines.add(new Line(
                "pieces to clear",
                labels(0, 7),
                IntStream.of(toClear).mapToObj(c -> c / (double) hard.size()).toList(),
                List.of(),
                0));
        percentiles(
                "ideal steps", sorted(hard, AssemblyTask::idealSteps), PERCENTILES, new int[] {2, 8, 12, 15, 19, 27});
    }

    private static int nails(AssemblyTask task) {
        return (int) task.board().pieces().stream()
                .filter(piece -> piece.kind() == Piece.Kind.NAIL)
                .count();
    }

    /** Whether a beam left voxels within its own outline to an older piece. */
    private static boolean hasBridge(Board board) {
        for (Piece piece : board.pieces()) {
            Cuboid bounds = piece.bounds();
            for (Piece older : board.pieces().subList(0, piece.index())) {
                if (piece.kind() == Piece.Kind.BEAM && older.cuboids().stream().anyMatch(bounds::overlaps)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void share(String name, int count, int n, double reference, int referenceN, double rounding) {
        double ours = count / (double) n;
        lines.add(new Line(
                name,
                List.of("share"),
                List.of(ours),
                List.of(reference),
                SamplingError.ofShare(ours, n, reference, referenceN, rounding)));
    }

    private void meanLine(String name, int[] values, double reference, double rounding) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        lines.add(new Line(
                name,
                List.of("mean"),
                List.of(mean),
                List.of(reference),
                SamplingError.ofMean(mean, values.length, Math.sqrt(squares), reference, REFERENCE_HARD, rounding)));
    }

    /** Ratio of two sums over the boards. */
    private void ratio(String name, double[] sums, double[] counts, double reference, double rounding) {
        double count = Arrays.stream(counts).sum();
        double ratio = Arrays.stream(sums).sum() / count;
        double squares = 0;
        for (int i = 0; i < sums.length; i++) {
            double off = sums[i] - ratio * counts[i];
            squares += off * off;
        }
        double deviation = Math.sqrt(squares / sums.length) / (count / sums.length);
        lines.add(new Line(
                name,
                List.of("mean"),
                List.of(ratio),
                List.of(reference),
                SamplingError.ofMean(ratio, sums.length, deviation, reference, REFERENCE_BOARDS, rounding)));
    }

    private void histogramLine(
            String name, int[] counts, int from, int to, int n, int referenceN, double rounding, double[] reference) {
        double[] ours = IntStream.rangeClosed(from, to)
                .mapToDouble(i -> counts[i] / (double) n)
                .toArray();
        lines.add(new Line(
                name,
                labels(from, to),
                Arrays.stream(ours).boxed().toList(),
                Arrays.stream(reference).boxed().toList(),
                SamplingError.ofShares(ours, n, reference, referenceN, rounding)));
    }

    /**
     * Including the maximum, untested, when the reference has one number more. The score is that of the percentile with the largest
     * deviation.
     */
    private void percentiles(String name, int[] sorted, double[] percentiles, int[] reference) {
        List<String> labels = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        double score = 0;
        for (int i = 0; i < percentiles.length; i++) {
            labels.add("p" + Math.round(100 * percentiles[i]));
            ours.add((double) sorted[(int) Math.round(percentiles[i] * (sorted.length - 1))]);
            int value = reference[i];
            double below = Arrays.stream(sorted).filter(v -> v < value).count() / (double) sorted.length;
            double upTo = Arrays.stream(sorted).filter(v -> v <= value).count() / (double) sorted.length;
            double one = SamplingError.ofPercentile(below, upTo, sorted.length, percentiles[i], REFERENCE_HARD);
            score = Math.abs(one) > Math.abs(score) ? one : score;
        }
        if (reference.length > percentiles.length) {
            labels.add("max");
            ours.add((double) sorted[sorted.length - 1]);
        }
        List<Double> theirs =
                IntStream.of(reference).mapToObj(value -> (double) value).toList();
        lines.add(new Line(name, labels, ours, theirs, score));
    }

    private static List<String> labels(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private static int[] histogram(List<AssemblyTask> tasks, ToIntFunction<AssemblyTask> of, int size) {
        int[] counts = new int[size];
        tasks.forEach(task -> counts[of.applyAsInt(task)]++);
        return counts;
    }

    private static int[] sorted(List<AssemblyTask> tasks, ToIntFunction<AssemblyTask> of) {
        return tasks.stream().mapToInt(of).sorted().toArray();
    }
}

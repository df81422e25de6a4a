package io.foresight.perception.data.bin;

import io.foresight.perception.points.PointCloud;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the points of a file without a header are stored: columns of numbers, of which the first are x, y, z and, where there are four or more,
 * intensity.
 *
 * @param columns numbers a point
 * @param doubles float64 instead of float32
 * @param order of their bytes
 */
public record BinLayout(int columns, boolean doubles, ByteOrder order) {
    /** Fewest columns. */
    public static final int LEAST_COLUMNS = 3;

    /** Most columns. */
    public static final int MOST_COLUMNS = 6;

    /** Four float32, little-endian, as KITTI's. */
    public static final BinLayout USUAL = ofColumns(PointCloud.STRIDE);

    private static final int LEAST_POINTS = 64;
    private static final int RUNS = 16;
    private static final int RUN = 256; // points
    private static final double FARTHEST = 1e4; // metres
    private static final double LEAST = 1e-6;
    private static final int ONE_IN = 50;
    private static final double SMALL = 1e-3;
    private static final double CLEARLY = 0.3;

    /** So many float32, little-endian. */
    static BinLayout ofColumns(int columns) {
        return new BinLayout(columns, false, ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes a point. */
    int pointBytes() {
        return columns * (doubles ? Double.BYTES : Float.BYTES);
    }

    /** For messages: {@code 5 columns of float32, little-endian}. */
    String text() {
        return columns + " columns of " + (doubles ? "float64" : "float32") + ", "
                + (order == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian")
                + (columns < PointCloud.STRIDE ? ", without intensity" : "");
    }

    /** A number of the buffer, which starts at 0. */
    private double at(ByteBuffer bytes, int number) {
        return doubles ? bytes.getDouble(number * Double.BYTES) : bytes.getFloat(number * Float.BYTES);
    }

    /** x, y, z, intensity of every point; intensity 0 where there are three columns. */
    float[] xyzi(ByteBuffer content) {
        ByteBuffer bytes = content.slice().order(order);
        int points = bytes.remaining() / pointBytes();
        float[] xyzi = new float[points * PointCloud.STRIDE];
        int read = Math.min(columns, PointCloud.STRIDE);
        for (int point = 0; point < points; point++) {
            for (int column = 0; column < read; column++) {
                xyzi[point * PointCloud.STRIDE + column] = (float) at(bytes, point * columns + column);
            }
        }
        return xyzi;
    }

    /**
     * The layout of a sweep by its numbers; empty where they are too few to tell. In the right layout each column has a spread of its own,
     * and small ones among them (heights, intensities); in a wrong one all columns mix, and all have the large spread of x and y. In the
     * wrong type or byte order most numbers are no coordinates. Only what is clearly better than the usual layout is preferred to it.
     *
     * @param columns where they are known
     */
    static Optional<BinLayout> of(ByteBuffer content, Optional<Integer> columns) {
        BinLayout best = null;
        double least = Double.POSITIVE_INFINITY;
        for (BinLayout layout : candidates(columns)) {
            OptionalDouble spread = layout.spread(content);
            if (spread.isPresent() && spread.getAsDouble() < least - CLEARLY) {
                least = spread.getAsDouble();
                best = layout;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The usual one first, then those with fewer columns first. */
    private static List<BinLayout> candidates(Optional<Integer> wanted) {
        List<BinLayout> candidates = new ArrayList<>();
        for (int columns : new int[] {PointCloud.STRIDE, LEAST_COLUMNS, PointCloud.STRIDE + 1, MOST_COLUMNS}) {
            if (wanted.isEmpty() || wanted.get() == columns) {
                for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                    candidates.add(new BinLayout(columns, false, order));
                    candidates.add(new BinLayout(columns, true, order));
                }
            }
        }
        return candidates;
    }

    /** Mean logarithm of the columns' standard deviations; empty where the content cannot be of this layout, or is too little. */
    private OptionalDouble spread(ByteBuffer content) {
        ByteBuffer bytes = content.slice().order(order);
        int points = bytes.remaining() / pointBytes();
        if (bytes.remaining() % pointBytes() != 0 || points < LEAST_POINTS) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int odd = 0;
        int looked = 0;
        for (int column = 0; column < columns; column++) {
            Moments moments = new Moments();
            for (int point : sample(points)) {
                double value = at(bytes, point * columns + column);
                if (column < LEAST_COLUMNS && Double.isFinite(value)) {
                    double size = Math.abs(value);
                    looked++;
                    odd += size > FARTHEST || size > 0 && size < LEAST ? 1 : 0;
                }
                moments.add(value);
            }
            sum += Math.log(moments.deviation() + SMALL);
        }
        return odd * ONE_IN > looked ? OptionalDouble.empty() : OptionalDouble.of(sum / columns);
    }

    /** Points in runs of neighbours, so that what mixes in a wrong layout is seen to mix. */
    private static int[] sample(int points) {
        if (points <= RUNS * RUN) {
            int[] all = new int[points];
            for (int i = 0; i < points; i++) {
                all[i] = i;
            }
            return all;
        }
        int[] sample = new int[RUNS * RUN];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (int) ((long) (i / RUN) * (points - RUN) / (RUNS - 1)) + i % RUN;
        }
        return sample;
    }

    /** Of finite numbers. */
    private static final class Moments {
        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            if (Double.isFinite(value)) {
                count++;
                double step = value - mean;
                mean += step / count;
                squares += step * (value - mean);
            }
        }

        double deviation() {
            return count == 0 ? 0 : Math.sqrt(squares / count);
        }
    }
}

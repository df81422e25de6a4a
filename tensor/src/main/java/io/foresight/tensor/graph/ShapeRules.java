package io.foresight.tensor.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** Arithmetic on shapes whose sizes may be negative, meaning known only at run time. */
final class ShapeRules {
    private ShapeRules() {}

    static int axis(int index, int rank) {
        int axis = index < 0 ? index + rank : index;
        if (axis < 0 || axis >= rank) {
            throw new GraphException("dimension " + index + " of a tensor with " + rank + " dimensions");
        }
        return axis;
    }

    static String text(long... shape) {
        StringJoiner joiner = new StringJoiner(", ", "(", ")");
        for (long size : shape) {
            joiner.add(size < 0 ? "?" : Long.toString(size));
        }
        return joiner.toString();
    }

    static long elements(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new GraphException("shape " + text(shape) + " has a dynamic size where a fixed one is needed");
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    static boolean fits(long a, long b) {
        return a < 0 || b < 0 || a == b;
    }

    /** NumPy's broadcasting; a dynamic size is taken to fit. */
    static long[] broadcast(String what, TensorType a, TensorType b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] shape = new long[rank];
        for (int d = 1; d <= rank; d++) {
            long left = d > a.rank() ? 1 : a.dim(-d);
            long right = d > b.rank() ? 1 : b.dim(-d);
            if (left != 1 && right != 1 && !fits(left, right)) {
                throw new GraphException(what + ": shapes " + a + " and " + b + " do not broadcast: sizes " + left
                        + " and " + right + " at dimension -" + d);
            }
            shape[rank - d] = left == 1 ? right : right == 1 ? left : Math.max(left, right);
        }
        return shape;
    }

    static long[] reduced(TensorType x, boolean keep, int... dims) {
        boolean[] gone = new boolean[x.rank()];
        for (int dim : dims) {
            gone[axis(dim, x.rank())] = true;
        }
        if (dims.length == 0) {
            Arrays.fill(gone, true);
        }
        List<Long> sizes = new ArrayList<>();
        for (int d = 0; d < gone.length; d++) {
            if (!gone[d]) {
                sizes.add(x.dim(d));
            } else if (keep) {
                sizes.add(1L);
            }
        }
        return array(sizes);
    }

    /** Sizes as a list that may be changed. */
    static List<Long> list(long... shape) {
        return new ArrayList<>(Arrays.stream(shape).boxed().toList());
    }

    static long[] array(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    /** Size after a window of {@code kernel} steps over {@code size} padded on both sides. */
    static long windowed(long size, long kernel, long stride, long padding) {
        return size < 0 ? -1 : (size + 2 * padding - kernel) / stride + 1;
    }

    static long scaled(long size, int factor) {
        return size < 0 ? -1 : size * factor;
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new GraphException(message);
        }
    }
}

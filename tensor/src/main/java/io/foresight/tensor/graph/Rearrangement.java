package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;
import static io.foresight.tensor.graph.ShapeRules.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same values in another order or shape. */
sealed interface Rearrangement extends Operation {
    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    /** Tensors joined along one dimension. */
    record Cat(int axis) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> parts) {
            TensorType first = parts.get(0);
            long sum = 0;
            for (TensorType part : parts) {
                require(part.rank() == first.rank(), "cat of " + first + " and " + part + ": ranks differ");
                for (int d = 0; d < first.rank(); d++) {
                    boolean fits = d == axis || ShapeRules.fits(first.dim(d), part.dim(d));
                    require(fits, "cat along dimension " + axis + " of " + first + " and " + part);
                }
                sum = sum < 0 || part.dim(axis) < 0 ? -1 : sum + part.dim(axis);
            }
            return first.withDim(axis, sum);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.cat(" + operands + ", " + axis + ")";
        }
    }

    /** Another shape; at most one size is negative, which is worked out. */
    record Reshape(List<Long> shape) implements Rearrangement {
        public Reshape {
            shape = List.copyOf(shape);
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            long[] result = shape.stream().mapToLong(Long::longValue).toArray();
            String what = "reshape of " + x + " to " + text(result) + ": ";
            int open = -1;
            for (int d = 0; d < result.length; d++) {
                require(result[d] >= 0 || open < 0, what + "two open sizes");
                open = result[d] < 0 ? d : open;
            }
            long known = fixed(result);
            long fixed = fixed(x.shape());
            long[] dynamic = Arrays.stream(x.shape()).filter(size -> size < 0).toArray();
            if (dynamic.length == 0) {
                boolean fits = open < 0 ? known == fixed : known > 0 && fixed % known == 0;
                require(fits, what + "element counts differ");
                if (open >= 0) {
                    result[open] = fixed / known;
                }
            } else if (open >= 0) {
                result[open] = dynamic.length == 1 && known == fixed ? dynamic[0] : -1;
            }
            return x.withShape(result);
        }

        private static long fixed(long... sizes) {
            return Arrays.stream(sizes).filter(size -> size >= 0).reduce(1, Math::multiplyExact);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            List<Long> written = new ArrayList<>();
            shape.forEach(size -> written.add(Math.max(-1, size)));
            return "torch.reshape(" + operands.get(0) + ", " + written + ")";
        }
    }

    /** Dimensions in another order. */
    record Permute(List<Integer> order) implements Rearrangement {
        public Permute {
            order = List.copyOf(order);
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            boolean complete = order.size() == x.rank();
            for (int d = 0; complete && d < x.rank(); d++) {
                complete = order.contains(d);
            }
            require(complete, "permute of " + x + " by " + order + ": not a permutation of its dimensions");
            return x.withShape(order.stream().mapToLong(x::dim).toArray());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.permute(" + operands.get(0) + ", " + order + ")";
        }
    }

    /** Elements from (inclusive) to to (exclusive) along a dimension. */
    record Slice(int axis, long from, long to) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            boolean fits = from >= 0 && from <= to && (x.dim(axis) < 0 || to <= x.dim(axis));
            require(fits, "slice [" + from + ", " + to + ") along dimension " + axis + " of " + x);
            return x.withDim(axis, to - from);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.slice(" + operands.get(0) + ", " + axis + ", " + from + ", " + to + ", 1)";
        }
    }
}

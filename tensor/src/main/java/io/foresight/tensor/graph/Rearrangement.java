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

    /** A dimension of size 1 put in before {@code axis}. */
    record Unsqueeze(int axis) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            List<Long> sizes = ShapeRules.list(operands.get(0).shape());
            sizes.add(axis, 1L);
            return operands.get(0).withShape(ShapeRules.array(sizes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.unsqueeze(" + operands.get(0) + ", " + axis + ")";
        }
    }

    /** A dimension of size 1 taken out. */
    record Squeeze(int axis) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(x.dim(axis) == 1, "squeeze of dimension " + axis + " of " + x + ": its size must be 1");
            return x.withShape(ShapeRules.reduced(x, false, axis));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.squeeze(" + operands.get(0) + ", " + axis + ")";
        }
    }

    /** One dimension made into two: its size must be {@code outer} times {@code inner}. */
    record Split(int axis, long outer, long inner) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            boolean fits = outer > 0 && inner > 0 && x.dim(axis) == outer * inner;
            require(fits, "split of dimension " + axis + " of " + x + " into " + outer + " by " + inner);
            List<Long> sizes = ShapeRules.list(x.shape());
            sizes.set(axis, inner);
            sizes.add(axis, outer);
            return x.withShape(ShapeRules.array(sizes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.unflatten(" + operands.get(0) + ", " + axis + ", [" + outer + ", " + inner + "])";
        }
    }

    /** Dimensions {@code axis} and the one after it made into one. */
    record Merge(int axis) implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(axis + 1 < x.rank(), "merge of dimensions " + axis + " and " + (axis + 1) + " of " + x);
            List<Long> sizes = ShapeRules.list(x.shape());
            long inner = sizes.remove(axis + 1);
            long outer = sizes.get(axis);
            sizes.set(axis, outer < 0 || inner < 0 ? -1 : Math.multiplyExact(outer, inner));
            return x.withShape(ShapeRules.array(sizes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.flatten(" + operands.get(0) + ", " + axis + ", " + (axis + 1) + ")";
        }
    }

    /** x once for each sample of a second tensor: (..) and (B,..) to (B,..), without a copy. */
    record RepeatFor() implements Rearrangement {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(operands.get(1).rank() >= 1, "repeatFor needs a tensor with samples, got " + operands.get(1));
            List<Long> sizes = ShapeRules.list(x.shape());
            sizes.add(0, operands.get(1).dim(0));
            return x.withShape(ShapeRules.array(sizes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String x = operands.get(0);
            return "torch.expand(" + x + ", torch.add([torch.size(" + operands.get(1) + ", 0)], torch.size(" + x
                    + ")), implicit=False)";
        }
    }
}

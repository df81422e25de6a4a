package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/** Maps (B,C,H,W) at another resolution. */
sealed interface Resampling extends Operation {
    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    /** Largest value of each k x k window. */
    record MaxPool2d(int kernel, int stride, int padding) implements Resampling {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(x.rank() == 4, "maxPool2d needs (B,C,H,W), got " + x);
            long height = ShapeRules.windowed(x.dim(2), kernel, stride, padding);
            long width = ShapeRules.windowed(x.dim(3), kernel, stride, padding);
            return x.withShape(x.dim(0), x.dim(1), height, width);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return String.format(
                    "torch.max_pool2d(%s, [%d, %d], [%d, %d], [%d, %d], [1, 1], False)",
                    operands.get(0), kernel, kernel, stride, stride, padding, padding);
        }
    }

    /** Each value repeated in a factor x factor square. */
    record UpsampleNearest(int factor) implements Resampling {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(x.rank() == 4 && factor > 0, "upsampleNearest by " + factor + " needs (B,C,H,W), got " + x);
            return x.withShape(
                    x.dim(0), x.dim(1), ShapeRules.scaled(x.dim(2), factor), ShapeRules.scaled(x.dim(3), factor));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String scale = PointwiseOps.literal(factor);
            return "torch.upsample_nearest2d(" + operands.get(0) + ", None, [" + scale + ", " + scale + "])";
        }
    }

    /** Linear interpolation between the middles of the cells; beyond the outermost middles their value. */
    record UpsampleBilinear(int factor) implements Resampling {
        private static final int FLOPS_EACH = 7; // four products, three sums

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            require(x.rank() == 4 && factor > 0, "upsampleBilinear by " + factor + " needs (B,C,H,W), got " + x);
            return x.withShape(
                    x.dim(0), x.dim(1), ShapeRules.scaled(x.dim(2), factor), ShapeRules.scaled(x.dim(3), factor));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String scale = PointwiseOps.literal(factor);
            return "torch.upsample_bilinear2d(" + operands.get(0) + ", None, False, [" + scale + ", " + scale + "])";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return FLOPS_EACH * result.elements();
        }
    }

    /** Values of maps (B,C,H,W) at places (B,h,w,2), linearly between the middles of the cells, zero outside: (B,C,h,w). */
    record GridSample() implements Resampling {
        private static final int FLOPS_EACH = 7;

        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FULL;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            TensorType places = operands.get(1);
            boolean fits = x.rank() == 4 && places.rank() == 4 && places.dim(3) == 2;
            fits = fits && ShapeRules.fits(x.dim(0), places.dim(0)) && places.type() == DType.FLOAT32;
            require(fits, "gridSample needs maps (B,C,H,W) and FLOAT32 places (B,h,w,2), got " + x + " and " + places);
            return new TensorType(DType.FLOAT32, x.dim(0), x.dim(1), places.dim(1), places.dim(2));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.grid_sampler(" + operands.get(0) + ", " + operands.get(1) + ", 0, 0, False)";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return FLOPS_EACH * result.elements();
        }
    }
}

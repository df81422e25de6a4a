package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/**
 * Random numbers that are a pure function of a seed given at every call, of the operation's own stream and of the
 * element's place: the same on every device, with every number of threads, and after a resume. Element i is hashed with
 * 32-bit multiplications and shifts (constants of C. Wellons' hash-prospector), the key coming in between the two rounds.
 */
sealed interface Randomness extends Operation {
    /** Source of the method that both operations call. */
    String METHOD = """
              def uniform(self: __torch__.Net, like: Tensor, seed: Tensor, stream: int) -> Tensor:
                low = torch.bitwise_and(torch.add(seed, stream, 1), 4294967295)
                high = torch.bitwise_and(torch.bitwise_right_shift(seed, 32), 4294967295)
                key = torch.bitwise_xor((self).mix((self).mix(low)), (self).mix(high))
                n = torch.arange(torch.numel(like), dtype=4, layout=None, device=ops.prim.device(like), pin_memory=False)
                x = torch.bitwise_xor(n, torch.bitwise_right_shift(n, 16))
                x0 = torch.bitwise_and_(torch.mul_(x, 569420461), 4294967295)
                x1 = torch.bitwise_xor_(x0, key)
                x2 = torch.bitwise_xor_(x1, torch.bitwise_right_shift(x1, 15))
                x3 = torch.bitwise_and_(torch.mul_(x2, 1935289751), 4294967295)
                x4 = torch.bitwise_xor_(x3, torch.bitwise_right_shift(x3, 15))
                u = torch.to(torch.bitwise_right_shift(x4, 8), 6, False, False, None)
                return torch.reshape(torch.mul_(u, 5.9604644775390625e-08), torch.size(like))

              def mix(self: __torch__.Net, n: Tensor) -> Tensor:
                a = torch.bitwise_xor(n, torch.bitwise_right_shift(n, 16))
                b = torch.bitwise_and(torch.mul(a, 569420461), 4294967295)
                c = torch.bitwise_xor(b, torch.bitwise_right_shift(b, 15))
                d = torch.bitwise_and(torch.mul(c, 1935289751), 4294967295)
                return torch.bitwise_xor(d, torch.bitwise_right_shift(d, 15))
            """;

    @Override
    default String scriptMethods(boolean training) {
        return training || !isIdentityWhenServing() ? METHOD : "";
    }

    /** Refuses a second operand that is not an INT64 scalar. */
    static void requireSeed(List<TensorType> operands) {
        TensorType seed = operands.get(1);
        require(seed.rank() == 0 && seed.type() == DType.INT64, "a seed must be an INT64 scalar, got " + seed);
    }

    /** Uniform in [0, 1), multiples of 2^-24, in the shape of the first operand. */
    record Uniform(int stream) implements Randomness {
        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FULL;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            requireSeed(operands);
            return new TensorType(DType.FLOAT32, operands.get(0).shape());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "(self).uniform(" + operands.get(0) + ", " + operands.get(1) + ", " + stream + ")";
        }
    }

    /** Each value dropped with probability {@code share}, the others divided by 1 - share; only when training. */
    record Dropout(int stream, double share) implements Randomness {
        public Dropout {
            require(share >= 0 && share < 1, "dropout needs a share in [0, 1), got " + share);
        }

        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FOLLOW;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            requireSeed(operands);
            return operands.get(0);
        }

        @Override
        public boolean isIdentityWhenServing() {
            return true;
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String x = operands.get(0);
            if (!training) {
                return x;
            }
            String kept = "torch.ge((self).uniform(" + x + ", " + operands.get(1) + ", " + stream + "), "
                    + PointwiseOps.literal(share) + ")";
            return "torch.mul(torch.mul(" + x + ", " + kept + "), " + PointwiseOps.literal(1 / (1 - share)) + ")";
        }
    }
}

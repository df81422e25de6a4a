package io.foresight.launch.bench;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Script;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TensorGroup;
import java.util.Arrays;
import java.util.Map;

/** Speed of large matrix products on the engine's device and threads: an upper bound for networks. */
final class GemmPeak {
    private static final int SIZE = 1024;
    private static final int FEW = 1;
    private static final int MANY = 7;
    private static final int ROUNDS = 4;
    private static final double LONG_ENOUGH = 1; // seconds: the casts and the call are lost in it
    private static final String CHAIN = """
          def chain(self: __torch__.Net, s: List[float], A: List[Tensor]) -> List[float]:
            a = torch.to(A[0], int(s[1]), False, False, None)
            c = torch.to(A[1], int(s[1]), False, False, None)
            for i in range(int(s[0])):
              c = torch.mm(a, c)
            return [float(torch.item(torch.select(torch.select(c, 0, 0), 0, 0)))]
        """;

    private GemmPeak() {}

    /**
     * Highest measured rate, GFLOP/s (a multiply-add counts as two). Takes about 0.3 s on two cores; where the processor emulates the precision
     * (bfloat16 without AMX or AVX-512) the products are few, and it takes a few seconds.
     */
    static double gigaflops(TensorEngine engine, Precision precision) {
        float[] averaging = new float[SIZE * SIZE];
        Arrays.fill(averaging, 1f / SIZE); // products stay bounded: no overflow, no denormals
        float[] ones = new float[SIZE * SIZE];
        Arrays.fill(ones, 1);
        long[] shape = {SIZE, SIZE};
        double seconds = Double.POSITIVE_INFINITY;
        try (Script script = Script.compile(engine, "gemm", CHAIN);
                MemoryScope scope = engine.scope()) {
            TensorGroup pair =
                    TensorGroup.of(scope, Map.of("a", new Weight(shape, averaging), "c", new Weight(shape, ones)));
            for (int round = 0; round < ROUNDS; round++) {
                double few = seconds(script, FEW, precision, pair);
                if (few > LONG_ENOUGH) {
                    seconds = few / FEW;
                    break;
                }
                double many = seconds(script, MANY, precision, pair);
                // the difference excludes the casts and the call itself
                seconds = round == 0 || many <= few ? seconds : Math.min(seconds, (many - few) / (MANY - FEW));
            }
        }
        return 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }

    private static double seconds(Script script, int products, Precision precision, TensorGroup pair) {
        int code = precision == Precision.BF16 ? 15 : 6; // PyTorch's scalar-type numbers
        long start = System.nanoTime();
        script.call("chain", new double[] {products, code}, pair);
        return (System.nanoTime() - start) / 1e9;
    }
}

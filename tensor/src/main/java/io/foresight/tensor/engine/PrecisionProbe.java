package io.foresight.tensor.engine;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.layer.ConvBlock;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which arithmetic is faster here, found by running a small convolution in both when a program starts. bf16 wins where
 * the CPU has AMX or AVX512-BF16 and loses elsewhere; no table of processors is needed. Takes some 50 ms.
 *
 * @param chosen BF16 only where it is clearly faster, since it costs accuracy
 * @param fp32Millis best time of the convolution
 * @param bf16Millis best time of the convolution
 */
public record PrecisionProbe(Precision chosen, double fp32Millis, double bf16Millis) {
    private static final int CHANNELS = 64;
    private static final int SIDE = 64;
    private static final int RUNS = 7;
    private static final double CLEARLY_FASTER = 1.15;

    /** Measures on the engine's device. */
    public static PrecisionProbe run(TensorEngine engine) {
        double fp32 = millis(engine, Precision.FP32);
        double bf16 = millis(engine, Precision.BF16);
        return new PrecisionProbe(choose(fp32, bf16), fp32, bf16);
    }

    static Precision choose(double fp32Millis, double bf16Millis) {
        return bf16Millis * CLEARLY_FASTER < fp32Millis ? Precision.BF16 : Precision.FP32;
    }

    private static double millis(TensorEngine engine, Precision precision) {
        Graph g = new Graph("precision probe");
        ConvBlock first = new ConvBlock("first", CHANNELS, CHANNELS, 3, 1);
        g.output(
                "y",
                first.then(new ConvBlock("second", CHANNELS, CHANNELS, 3, 1))
                        .apply(g, g.input("x", DType.FLOAT32, 1, CHANNELS, SIDE, SIDE)));
        Weights weights = Weights.initial(g, new SplittableRandom(0));
        Map<String, HostTensor> input = Map.of("x", HostTensor.allocate(DType.FLOAT32, 1, CHANNELS, SIDE, SIDE));
        double best = Double.POSITIVE_INFINITY;
        try (Network network = Network.load(engine, NetworkArchive.inference(g, weights, precision))) {
            network.warmUp(Map.of());
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                try (MemoryScope scope = engine.scope()) {
                    network.run(scope, input);
                }
                best = Math.min(best, (System.nanoTime() - start) / 1e6);
            }
        }
        return best;
    }
}

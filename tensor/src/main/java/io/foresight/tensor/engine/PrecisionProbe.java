package io.foresight.tensor.engine;

import io.foresight.core.measure.Samples;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.layer.ConvBlock;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which arithmetic is faster here, found by running a small convolution in both, turn by turn, so that other work on the machine slows both
 * alike. bf16 wins where the CPU has AMX or AVX512-BF16 and loses elsewhere; no table of processors is needed. Takes some 50 ms.
 *
 * @param chosen BF16 only where it is clearly faster, since it costs accuracy
 * @param fp32Millis median time of the convolution
 * @param bf16Millis median time of the convolution
 */
public record PrecisionProbe(Precision chosen, double fp32Millis, double bf16Millis) {
    private static final int CHANNELS = 64;
    private static final int SIDE = 64;
    private static final int RUNS = 9;
    private static final double CLEARLY_FASTER = 1.15;

    /** Measures on the engine's device. */
    public static PrecisionProbe run(TensorEngine engine) {
        Samples fp32 = new Samples();
        Samples bf16 = new Samples();
        try (Network full = network(engine, Precision.FP32);
                Network half = network(engine, Precision.BF16)) {
            for (int run = 0; run < RUNS; run++) {
                fp32.add(millis(engine, full));
                bf16.add(millis(engine, half));
            }
        }
        double fp32Median = fp32.spread().p50();
        double bf16Median = bf16.spread().p50();
        return new PrecisionProbe(choose(fp32Median, bf16Median), fp32Median, bf16Median);
    }

    static Precision choose(double fp32Millis, double bf16Millis) {
        return bf16Millis * CLEARLY_FASTER < fp32Millis ? Precision.BF16 : Precision.FP32;
    }

    private static Network network(TensorEngine engine, Precision precision) {
        Graph g = new Graph("precision probe");
        ConvBlock first = new ConvBlock("first", CHANNELS, CHANNELS, 3, 1);
        g.output(
                "y",
                first.then(new ConvBlock("second", CHANNELS, CHANNELS, 3, 1))
                        .apply(g, g.input("x", DType.FLOAT32, 1, CHANNELS, SIDE, SIDE)));
        Weights weights = Weights.initial(g, new SplittableRandom(0));
        Network network = Network.load(engine, NetworkArchive.inference(g, weights, precision));
        network.warmUp(Map.of());
        return network;
    }

    private static double millis(TensorEngine engine, Network network) {
        Map<String, HostTensor> input = Map.of("x", HostTensor.allocate(DType.FLOAT32, 1, CHANNELS, SIDE, SIDE));
        long start = System.nanoTime();
        try (MemoryScope scope = engine.scope()) {
            network.run(scope, input);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}

package io.foresight.tensor.engine;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A small network with every kind of layer that a pillar detector has, for tests. */
final class PillarNetwork {
    static final int BATCH = 2;
    static final int SIZE = 16; // canvas rows and columns

    private PillarNetwork() {}

    static Graph graph() {
        Graph g = new Graph("pillars");
        Symbol points = g.input("points", DType.FLOAT32, -1, 10); // (N, 10)
        Symbol pillar = g.input("pillar", DType.INT64, -1); // (N)
        Symbol cell = g.input("cell", DType.INT64, -1); // (V)
        Symbol target = g.input("target", DType.FLOAT32, BATCH, 2, SIZE, SIZE);

        Symbol x = g.inFullPrecision(
                () -> g.linear(points, g.parameter("encoder.weight", Init.kaiming(), 8, 10))); // (N, 8)
        x = g.relu(g.batchNorm("encoder.norm", x, 1e-3, 0.1));
        x = g.segmentMax(x, pillar, cell); // (V, 8)
        x = g.scatterRows(x, cell, (long) BATCH * SIZE * SIZE);
        x = g.permute(g.reshape(x, BATCH, SIZE, SIZE, 8), 0, 3, 1, 2); // (B, 8, H, W)
        Symbol a = g.conv2d(x, g.parameter("down.weight", Init.kaiming(), 16, 8, 3, 3), 2, 1);
        a = g.relu(g.batchNorm("down.norm", a, 1e-3, 0.1)); // (B, 16, H/2, W/2)
        Symbol up = g.convTranspose2d(a, g.parameter("up.weight", Init.kaiming(16), 16, 8, 2, 2), 2);
        up = g.relu(g.batchNorm("up.norm", up, 1e-3, 0.1)); // (B, 8, H, W)
        Symbol both = g.cat(1, x, up); // (B, 16, H, W)
        Symbol head = g.conv2d(
                both,
                g.parameter("head.weight", Init.xavier(), 2, 16, 1, 1),
                g.parameter("head.bias", Init.constant(-1), 2),
                1,
                0);
        g.output("heat", g.sigmoid(head));
        Symbol loss = g.mean(g.pow(g.sub(g.sigmoid(head), target), 2));
        g.output("loss", loss);
        return g;
    }

    static Map<String, HostTensor> inputs(int points, int pillars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HostTensor features = HostTensor.allocate(DType.FLOAT32, points, 10);
        for (int i = 0; i < points * 10; i++) {
            features.floats().put(i, (float) random.nextDouble(-2, 2));
        }
        HostTensor pillar = HostTensor.allocate(DType.INT64, points);
        for (int i = 0; i < points; i++) {
            pillar.longs().put(i, i < pillars ? i : random.nextInt(pillars));
        }
        HostTensor cell = HostTensor.allocate(DType.INT64, pillars);
        int cells = BATCH * SIZE * SIZE;
        for (int i = 0; i < pillars; i++) {
            cell.longs().put(i, (long) i * cells / pillars);
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("points", features);
        inputs.put("pillar", pillar);
        inputs.put("cell", cell);
        return inputs;
    }

    static Map<String, HostTensor> trainingInputs(int points, int pillars, long seed) {
        Map<String, HostTensor> inputs = inputs(points, pillars, seed);
        HostTensor target = HostTensor.allocate(DType.FLOAT32, BATCH, 2, SIZE, SIZE);
        for (int i = 0; i < target.count(); i++) {
            target.floats().put(i, i % 7 == 0 ? 1 : 0);
        }
        inputs.put("target", target);
        return inputs;
    }
}

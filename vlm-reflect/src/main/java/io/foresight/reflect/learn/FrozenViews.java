package io.foresight.reflect.learn;

import io.foresight.reflect.network.PieceNetwork;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the pieces of a batch with the reader's eyes while the policy learns. Several threads may use it at once. */
final class FrozenViews implements AutoCloseable {
    private final TensorEngine engine;
    private final Network network;

    /** @param piece weights of a trained {@link PieceNetwork} */
    FrozenViews(TensorEngine engine, int side, Weights piece, Precision precision) {
        this.engine = engine;
        network = Network.load(
                engine, NetworkArchive.inference(PieceNetwork.serving(side, 1), piece, precision, "features"));
    }

    /**
     * The pieces' features, (N, {@link PieceNetwork#FEATURES}).
     *
     * @param inputs of the piece network
     */
    Batch.Input features(List<Batch.Input> inputs) {
        Map<String, HostTensor> given = new HashMap<>();
        for (Batch.Input input : inputs) {
            long[] shape = input.shape().stream().mapToLong(size -> size).toArray();
            given.put(input.name(), new HostTensor(input.type(), shape, input.data()));
        }
        try (MemoryScope scope = engine.scope()) {
            HostTensor read = network.run(scope, given).get("features");
            ByteBuffer kept = Batch.allocate((long) read.count() * Float.BYTES);
            kept.asFloatBuffer().put(read.floats());
            long rows = read.count() / PieceNetwork.FEATURES;
            return new Batch.Input("features", DType.FLOAT32, List.of(rows, (long) PieceNetwork.FEATURES), kept);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}

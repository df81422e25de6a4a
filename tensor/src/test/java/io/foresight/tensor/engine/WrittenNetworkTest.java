package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.file.Sha256;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bytes of written networks: archives that were made before must come out the same, down to the order of lines. */
class WrittenNetworkTest {
    private final Graph graph = PillarNetwork.graph();
    private final Weights weights = Weights.initial(graph, new SplittableRandom(5));

    @Test
    void anInferenceArchiveKeepsItsBytes() {
        assertThat(Sha256.hex(NetworkArchive.inference(graph, weights, Precision.FP32, "heat")
                        .bytes()))
                .isEqualTo("815e8223ef017167ebd04645721854ce75852d1b4c36cb2763267c8b4f8a68ca");
        assertThat(Sha256.hex(NetworkArchive.inference(graph, weights, Precision.BF16, "heat")
                        .bytes()))
                .isEqualTo("2c7ba4fabdf9159283388a6e85b525e622681c9a6d84d31deff2991d0c76fa1d");
    }

    @Test
    void aTrainingArchiveKeepsItsSource() {
        assertThat(sourceHash(Precision.FP32))
                .isEqualTo("16386c27216b81b5e805d3ed6fc71b7b127cbd446e65412a5597c364fce5f5b7");
        assertThat(sourceHash(Precision.BF16))
                .isEqualTo("c53929c17e6092c02193fa8f2162605d705b631b31040ae3891e91a4bc6bf113");
    }

    private String sourceHash(Precision precision) {
        return Sha256.hex(NetworkArchive.training(graph, precision).source().getBytes(StandardCharsets.UTF_8));
    }
}

package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.file.Sha256;
import io.foresight.perception.detect.ModelFolder;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PillarNetwork;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The network of the shipped model as it is written for the engine: the same bytes give the same numbers. */
class ShippedArchiveTest {
    private final Path folder = new ModelFolder(Path.of("../models")).find(ModelFolder.STANDARD);
    private final PillarSpec spec = (PillarSpec) ModelSheet.read(folder).detector();
    private final Weights weights = Weights.load(folder.resolve("weights.safetensors"));

    @Test
    void theNetworkThatServesKeepsItsBytes() {
        assertThat(served(Precision.FP32))
                .isEqualTo("cb1ce7f8cd485e0ec89e47a4cc3efa9ba0632bbc09ee87ad29f9ef72960e1a91");
        assertThat(served(Precision.BF16))
                .isEqualTo("933a822d414e835688b2339c8d6b05616d3ebdc690f9138bcf63af42a523b174");
    }

    @Test
    void theNetworkThatIsTrainedKeepsItsSource() {
        String source = NetworkArchive.training(
                        DetectionLoss.build(spec, 4, new LossWeights(0.5, 0.5, 0.2)), Precision.BF16)
                .source();
        assertThat(Sha256.hex(source.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("040498732395ac9e9cf03a3169a3309634d7d21c73cf04627836bf42b22de5f1");
    }

    private String served(Precision precision) {
        return Sha256.hex(NetworkArchive.inference(PillarNetwork.forServing(spec), weights, precision)
                .bytes());
    }
}

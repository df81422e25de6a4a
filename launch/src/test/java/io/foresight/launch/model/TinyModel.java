package io.foresight.launch.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.detect.PillarNetwork;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A whole detector that was never trained: small, quick, and wrong about everything. */
public final class TinyModel {
    /** Its id. */
    public static final String ID = "tiny-1";

    private TinyModel() {}

    /** Writes it into a folder of its own and returns the folder. */
    public static Path write(Path folder) throws IOException {
        PillarSpec spec = new PillarSpec(
                new PillarGrid(51.2, 0.8, -3, 2),
                Taxonomy.selecting("car", "truck", "bus", "pedestrian", "cyclist", "motorcycle"),
                4000,
                16,
                16,
                List.of(new PillarSpec.Stage(16, 1), new PillarSpec.Stage(16, 1)),
                0,
                16,
                16,
                0.5);
        Files.createDirectories(folder);
        String sha256 = Weights.initial(PillarNetwork.forServing(spec), new SplittableRandom(1))
                .save(folder.resolve("weights.safetensors"));
        new ModelSheet(
                        ModelSheet.FORMAT,
                        ID,
                        "weights.safetensors",
                        sha256,
                        0.3f,
                        null,
                        spec,
                        JsonNodeFactory.instance.objectNode())
                .write(folder);
        return folder;
    }
}

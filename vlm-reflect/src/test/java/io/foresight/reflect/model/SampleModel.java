package io.foresight.reflect.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.learn.LearntRules;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** A model that learnt nothing, for tests of all but what it answers. */
public final class SampleModel {
    /** Side of its pictures. */
    public static final int SIDE = 224;

    private SampleModel() {}

    /** Writes one into a folder. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new ReflectSheet(
                        ReflectSheet.FORMAT,
                        "sample-1",
                        SIDE,
                        Map.of(
                                ReflectSheet.ORDER, file(folder, "order", OrderNetwork.serving(SIDE, 1)),
                                ReflectSheet.PIECE, file(folder, "piece", PieceNetwork.serving(SIDE, 1)),
                                ReflectSheet.POLICY, file(folder, "policy", PolicyNetwork.serving())),
                        OutcomeTable.of(LearntRules.in(FailureModel.CALIBRATED, 200)),
                        new JsonMapper().createObjectNode())
                .write(folder);
        return folder;
    }

    private static NetworkFile file(Path folder, String name, Graph graph) throws IOException {
        String file = name + ".safetensors";
        return new NetworkFile(
                file, Weights.initial(graph, new SplittableRandom(1)).save(folder.resolve(file)), 1);
    }
}

package io.foresight.reflect.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.learn.LearntRules;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A model that learnt nothing, for tests of all but what it answers. */
public final class SampleModel {
    /** Side of its pictures. */
    public static final int SIDE = 224;

    private SampleModel() {}

    /** Writes one into a folder. */
    public static Path write(Path folder) throws IOException {
        return write(folder, Map.of());
    }

    /** Takes a network out of a model that was written. */
    public static Path without(Path folder, String network) throws IOException {
        ReflectSheet sheet = ReflectSheet.read(folder);
        Map<String, NetworkFile> left = new LinkedHashMap<>(sheet.networks());
        Files.delete(folder.resolve(left.remove(network).weights()));
        new ReflectSheet(sheet.format(), sheet.id(), sheet.side(), left, sheet.outcomes(), sheet.trained())
                .write(folder);
        return folder;
    }

    /** As above, with the networks that imagine. */
    public static Path writeWithImagination(Path folder) throws IOException {
        return write(folder, Weights.initial(ImagineNetwork.serving(1), new SplittableRandom(1)));
    }

    /** As above, with a network for nine verbs. */
    static Path writeWithImaginationOfOtherActions(Path folder) throws IOException {
        Weights fitting = Weights.initial(ImagineNetwork.serving(1), new SplittableRandom(1));
        Map<String, Weight> other = new LinkedHashMap<>(fitting.byName());
        other.put("imagine.verb", new Weight(new long[] {9, 96}, new float[9 * 96]));
        return write(folder, Weights.of(other));
    }

    private static Path write(Path folder, Weights imagine) throws IOException {
        Files.createDirectories(folder);
        String file = ReflectSheet.IMAGINE + ".safetensors";
        return write(
                folder,
                Map.of(
                        ReflectSheet.IMAGINE,
                        new NetworkFile(file, imagine.save(folder.resolve(file)), 1),
                        ReflectSheet.DIFFUSION,
                        file(folder, ReflectSheet.DIFFUSION, DiffusionNetwork.serving())));
    }

    private static Path write(Path folder, Map<String, NetworkFile> more) throws IOException {
        Files.createDirectories(folder);
        Map<String, NetworkFile> networks = new LinkedHashMap<>(more);
        networks.put(ReflectSheet.ORDER, file(folder, "order", OrderNetwork.serving(SIDE, 1)));
        networks.put(ReflectSheet.PIECE, file(folder, "piece", PieceNetwork.serving(SIDE, 1)));
        networks.put(ReflectSheet.CLONE, file(folder, "clone", PolicyNetwork.serving()));
        networks.put(ReflectSheet.POLICY, file(folder, "policy", PolicyNetwork.serving()));
        new ReflectSheet(
                        ReflectSheet.FORMAT,
                        "sample-1",
                        SIDE,
                        networks,
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

package io.foresight.launch.model;

import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A small checkpoint in mmdetection3d's layout, never trained, with the configuration beside it that its tensors do not say. */
public final class TinyCheckpoint {
    private static final int CHANNELS = 8;

    private TinyCheckpoint() {}

    /** Writes {@code tiny.pth} and {@code tiny.yaml} into a folder and returns the first. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Weight> weights = new LinkedHashMap<>();
        add(weights, random, "voxel_encoder.pfn_layers.0.linear.weight", CHANNELS, 9);
        norm(weights, random, "voxel_encoder.pfn_layers.0.norm");
        add(weights, random, "backbone.blocks.0.0.weight", CHANNELS, CHANNELS, 3, 3);
        norm(weights, random, "backbone.blocks.0.1");
        add(weights, random, "neck.deblocks.0.0.weight", CHANNELS, CHANNELS, 1, 1);
        norm(weights, random, "neck.deblocks.0.1");
        Map<String, Integer> heads = new TreeMap<>(Map.of("conv_cls", 6 * 3, "conv_reg", 6 * 7, "conv_dir_cls", 6 * 2));
        heads.forEach((head, channels) -> {
            add(weights, random, "bbox_head." + head + ".weight", channels, CHANNELS, 1, 1);
            add(weights, random, "bbox_head." + head + ".bias", channels);
        });
        Path file = folder.resolve("tiny.pth");
        PytorchFile.write(file, Weights.of(weights));
        Files.writeString(folder.resolve("tiny.yaml"), """
                volume:
                  {min_x: -32, min_y: -32, min_z: -3, max_x: 32, max_y: 32, max_z: 1,
                   pillar_x: 1, pillar_y: 1, max_pillars: 4000, points_per_pillar: 8}
                score_threshold: 0.05
                """);
        return file;
    }

    private static void norm(Map<String, Weight> weights, SplittableRandom random, String name) {
        for (String part : new String[] {"weight", "bias", "running_mean"}) {
            add(weights, random, name + "." + part, CHANNELS);
        }
        float[] ones = new float[CHANNELS];
        Arrays.fill(ones, 1);
        weights.put(name + ".running_var", new Weight(new long[] {CHANNELS}, ones));
    }

    private static void add(Map<String, Weight> weights, SplittableRandom random, String name, long... shape) {
        int count = 1;
        for (long size : shape) {
            count *= (int) size;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-0.3, 0.3);
        }
        weights.put(name, new Weight(shape, values));
    }
}

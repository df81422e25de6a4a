package io.foresight.perception.train;

import io.foresight.core.text.Problems;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.tensor.train.TrainingSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A supervised training run of the detector.
 *
 * @param id of the model it makes, such as {@code pillar-sim-1}
 * @param data datasets to learn from, {@code KIND:PATH}
 * @param validation dataset to choose the score threshold on and to report, {@code KIND:PATH}; never one of {@code data}
 * @param detector the architecture
 * @param batch sweeps a step
 * @param leastPoints objects with fewer points are left out of the loss
 * @param bankFrames sweeps to cut objects from for pasting; 0 for none
 * @param precision {@code fp32} or {@code bf16}, of the network's products; weights and losses are always fp32
 */
public record TrainConfig(
        String id,
        List<String> data,
        String validation,
        DetectorSpec detector,
        Augmentation augmentation,
        LossWeights loss,
        int batch,
        int leastPoints,
        int bankFrames,
        String precision,
        TrainingSettings training) {

    public TrainConfig {
        Problems problems = new Problems();
        data = data == null ? List.of() : List.copyOf(data);
        if (id == null || !id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            problems.add("id must be 1 to 64 of a-z, 0-9, '.', '-', got " + id);
        }
        if (data.isEmpty()) {
            problems.add("data must name at least one dataset, KIND:PATH");
        }
        if (data.contains(validation)) {
            problems.add("validation " + validation + " is also in data; validate on sweeps that were not learnt");
        }
        Set<String> unknown = new TreeSet<>(augmentation.paste().keySet());
        detector.taxonomy().objectClasses().forEach(known -> unknown.remove(known.name()));
        if (!unknown.isEmpty()) {
            problems.add("augmentation.paste names " + unknown + ", no classes of the detector: "
                    + detector.taxonomy().objectClasses());
        }
        problems.requireWithin("batch", batch, 1, 64);
        if (leastPoints < 1) {
            problems.add("leastPoints must be 1 or more, got " + leastPoints);
        }
        if (bankFrames < 0) {
            problems.add("bankFrames must be 0 or more, got " + bankFrames);
        }
        if (!List.of("fp32", "bf16").contains(String.valueOf(precision))) {
            problems.add("precision must be fp32 or bf16, got " + precision);
        }
        problems.throwIfAny();
    }
}

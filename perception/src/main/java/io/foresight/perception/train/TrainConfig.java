package io.foresight.perception.train;

import io.foresight.core.text.Problems;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.tensor.train.TrainingSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Configuration of a supervised training run of the detector.
 *
 * @param id of the resulting model, such as {@code pillar-sim-1}
 * @param data datasets to train on, {@code KIND:PATH}
 * @param validation dataset for choosing the score threshold and for reporting, {@code KIND:PATH}; must not be one of {@code data}
 * @param detector the architecture
 * @param batch sweeps per step
 * @param leastPoints objects with fewer points are left out of the loss
 * @param bankFrames number of sweeps to cut objects from for pasting; 0 disables pasting
 * @param precision {@code fp32} or {@code bf16}, of the network's matrix products; weights and losses are always fp32
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
            problems.add("validation " + validation
                    + " is also in data; validate on a dataset that is not used for training");
        }
        if (detector.kind() != DetectorSpec.Kind.PILLAR) {
            problems.add("detector.kind must be pillar, the others run weights that were trained elsewhere, got "
                    + detector.kind().name().toLowerCase(Locale.ROOT));
        }
        Set<String> unknown = new TreeSet<>(augmentation.paste().keySet());
        detector.taxonomy().objectClasses().forEach(known -> unknown.remove(known.name()));
        if (!unknown.isEmpty()) {
            problems.add("augmentation.paste names " + unknown + ", which are not classes of the detector: "
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

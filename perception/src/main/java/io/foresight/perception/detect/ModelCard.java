package io.foresight.perception.detect;

import io.foresight.perception.taxonomy.Taxonomy;

/**
 * Description of a loaded model: identity, limits, device and precision.
 *
 * @param id name and version, such as {@code pillar-sim-1}
 * @param sha256 of the weights, lower-case hexadecimal
 * @param taxonomy the model's output classes, and the dataset classes mapped to them
 * @param rangeMetres points farther from the sensor in the ground plane are ignored
 * @param scoreThreshold the default, from the model's data sheet
 * @param maxPoints a cloud with more points is rejected
 * @param device {@code cpu} or {@code gpu0}
 * @param precision {@code fp32} or {@code bf16}
 */
public record ModelCard(
        String id,
        String sha256,
        Taxonomy taxonomy,
        double rangeMetres,
        float scoreThreshold,
        int maxPoints,
        String device,
        String precision,
        int threads) {}

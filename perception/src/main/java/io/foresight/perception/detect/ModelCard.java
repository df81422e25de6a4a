package io.foresight.perception.detect;

import io.foresight.perception.taxonomy.Taxonomy;

/**
 * What runs, where, and what it takes.
 *
 * @param id name and version, such as {@code pillar-sim-1}
 * @param sha256 of the weights, lower-case hexadecimal
 * @param taxonomy the classes it answers with, and what they take of a dataset's
 * @param rangeMetres points farther from the sensor in the ground plane are not used
 * @param scoreThreshold the model's own, from its data sheet
 * @param maxPoints a cloud with more is refused
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

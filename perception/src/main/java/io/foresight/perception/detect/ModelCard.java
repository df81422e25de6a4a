package io.foresight.perception.detect;

import io.foresight.perception.mount.Evidence;
import io.foresight.perception.mount.Mounting;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.TensorEngine;
import java.util.Locale;
import java.util.Optional;

/**
 * Description of a loaded model: identity, limits, device and precision.
 *
 * @param id name and version, such as {@code pillar-sim-1}
 * @param sha256 of the weights, lower-case hexadecimal
 * @param taxonomy the model's output classes, and the dataset classes mapped to them
 * @param view points outside of it are ignored
 * @param mounting heights of the sensor that the model is made for; empty where not known
 * @param scoreThreshold the default, from the model's data sheet
 * @param maxPoints a cloud with more points is rejected
 * @param device {@code cpu} or {@code gpu0}
 * @param precision {@code fp32} or {@code bf16}
 */
public record ModelCard(
        String id,
        String sha256,
        Taxonomy taxonomy,
        Evidence.View view,
        Optional<Mounting> mounting,
        float scoreThreshold,
        int maxPoints,
        String device,
        String precision,
        int threads) {
    /** A cloud with more points is rejected at validation. */
    private static final int MAX_POINTS = 1_000_000;

    /** The card of a model that runs on an engine. */
    static ModelCard of(ModelSheet sheet, Evidence.View view, TensorEngine engine, Precision precision) {
        return new ModelCard(
                sheet.id(),
                sheet.sha256(),
                sheet.detector().taxonomy(),
                view,
                Optional.ofNullable(sheet.mounting()),
                sheet.scoreThreshold(),
                MAX_POINTS,
                engine.deviceName(),
                precision.name().toLowerCase(Locale.ROOT),
                engine.threads());
    }

    /** Points farther from the sensor in the ground plane, along x or y, are ignored. */
    public double rangeMetres() {
        return view.rangeMetres();
    }
}

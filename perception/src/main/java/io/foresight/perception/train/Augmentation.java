package io.foresight.perception.train;

import io.foresight.core.text.Problems;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of training data augmentation. All probabilities are in [0, 1].
 *
 * @param flip probability of mirroring across the x axis, and independently across the y axis
 * @param rotationDegrees maximum rotation about z in both directions
 * @param scale maximum relative change of size, such as 0.05
 * @param liftMetres maximum vertical shift of the whole sweep, up or down (another mounting height)
 * @param paste maximum number of objects to paste, by name of the model's class; see {@link ObjectBank}
 * @param beamDrop probability of keeping only every second or third beam
 * @param pointDrop maximum share of points that are dropped
 * @param jitterMetres standard deviation of noise added to each coordinate
 * @param intensityBlank probability of setting all intensities to zero (a sensor with an unusable intensity scale)
 * @param intensityGamma intensities are raised to a power between 1/g and g
 * @param intensityGain intensities are multiplied by a factor between 1/g and g
 */
public record Augmentation(
        double flip,
        double rotationDegrees,
        double scale,
        double liftMetres,
        Map<String, Integer> paste,
        double beamDrop,
        double pointDrop,
        double jitterMetres,
        double intensityBlank,
        double intensityGamma,
        double intensityGain) {

    public Augmentation {
        Problems problems = new Problems();
        problems.requireWithin("flip", flip, 0.0, 1);
        problems.requireWithin("beamDrop", beamDrop, 0.0, 1);
        problems.requireWithin("pointDrop", pointDrop, 0.0, 1);
        problems.requireWithin("intensityBlank", intensityBlank, 0.0, 1);
        problems.requireWithin("rotationDegrees", rotationDegrees, 0, 180);
        problems.requireWithin("scale", scale, 0, 0.5);
        problems.requireWithin("liftMetres", liftMetres, 0, 2);
        problems.requireWithin("jitterMetres", jitterMetres, 0, 0.5);
        problems.requireWithin("intensityGamma", intensityGamma, 1, 10);
        problems.requireWithin("intensityGain", intensityGain, 1, 10);
        // sorted: this record's text identifies a run, so it must not depend on the JVM's iteration order
        paste = paste == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(paste));
        paste.forEach((label, most) -> {
            if (ObjectClass.find(label).isEmpty()) {
                problems.add("paste names the unknown class \"" + label + "\"; known: " + ObjectClass.known());
            }
            problems.requireWithin("paste of " + label, most, 0, 100);
        });
        problems.throwIfAny(found -> new IllegalArgumentException("augmentation: " + String.join("; ", found)));
    }
}

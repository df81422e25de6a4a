package io.foresight.perception.train;

import io.foresight.core.text.Problems;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How training sweeps are varied. All chances are in [0, 1].
 *
 * @param flip chance to mirror across the x axis, and again across the y axis
 * @param rotationDegrees turn about z by up to this much either way
 * @param scale size change by up to this share either way, such as 0.05
 * @param liftMetres the whole sweep moves up or down by up to this much (another mounting height)
 * @param paste objects to paste by name of the model's class, at most; see {@link ObjectBank}
 * @param beamDrop chance to thin the sweep to every second or third beam
 * @param pointDrop up to this share of all points is left out
 * @param jitterMetres standard deviation of noise added to each coordinate
 * @param intensityBlank chance to set all intensities to zero (a sensor whose scale says nothing)
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
        // sorted: a run is told from another by this record's text, which must not depend on the JVM
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

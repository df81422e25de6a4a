package io.foresight.perception.foreign;

import io.foresight.perception.anchor.AnchorSet;
import io.foresight.perception.anchor.BoxRules;
import io.foresight.perception.anchor.PillarVolume;
import java.util.Optional;

/**
 * What a user says of a checkpoint that its tensors cannot say. What is left out is taken from the configuration that belongs to the layout,
 * and said aloud ({@link ForeignModel#notes}).
 *
 * @param layout name of one of {@link ForeignModel#layouts}; empty: told by the tensors' names
 */
public record ForeignConfig(
        Optional<String> layout,
        Optional<PillarVolume> volume,
        Optional<AnchorSet> anchors,
        Optional<BoxRules> boxes,
        Optional<Float> scoreThreshold) {
    /** Nothing said. */
    public static final ForeignConfig DEFAULT =
            new ForeignConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with a layout. */
    public ForeignConfig withLayout(String name) {
        return new ForeignConfig(Optional.of(name), volume, anchors, boxes, scoreThreshold);
    }
}

package io.foresight.perception.foreign;

import io.foresight.perception.anchor.AnchorSet;
import io.foresight.perception.anchor.BoxRules;
import io.foresight.perception.anchor.PillarVolume;

/**
 * What the shapes of a checkpoint's tensors cannot say.
 *
 * @param scoreThreshold lowest score that is reported unless a caller sets another, (0, 1]
 */
record ForeignSettings(PillarVolume volume, AnchorSet anchors, BoxRules boxes, float scoreThreshold) {}

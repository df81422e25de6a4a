package io.foresight.perception.detect;

import java.util.List;
import java.util.Optional;

/**
 * What a detector made of one sweep. A part is absent where the model has no head for it, which is not the same as an empty part: nothing
 * was looked for, so nothing may be concluded. All parts are in the frame of the sweep's cloud, at its stamp.
 *
 * @param boxes by falling score
 * @param occupancy what fills the space around the sensor
 * @param map the ground around the sensor, seen from above
 * @param tracks the boxes followed over the sweeps so far, in no order
 * @param effort what it took
 */
public record Scene(
        Optional<List<Detection>> boxes,
        Optional<OccupancyGrid> occupancy,
        Optional<BirdsEyeMap> map,
        Optional<List<Track>> tracks,
        Effort effort) {
    public Scene {
        boxes = boxes.map(List::copyOf);
        tracks = tracks.map(List::copyOf);
    }

    /** What a model with a head for boxes alone answers. */
    public static Scene ofBoxes(List<Detection> boxes, Effort effort) {
        return new Scene(Optional.of(boxes), Optional.empty(), Optional.empty(), Optional.empty(), effort);
    }

    /**
     * The boxes of a model that has a head for them.
     *
     * @throws IllegalStateException when it has none
     */
    public List<Detection> detections() {
        return boxes.orElseThrow(() -> new IllegalStateException(
                "this model answers without boxes; ask for a model with a head for them, or look at Scene.boxes()"));
    }
}

package io.foresight.perception.detect;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The output of a detector for one sweep. A part is absent where the model has no head for it. That differs from an empty part: an absent
 * part says nothing about the scene. All parts are in the frame of the sweep's cloud, at its stamp.
 *
 * @param boxes by descending score
 * @param occupancy content of the space around the sensor
 * @param map the ground around the sensor, seen from above
 * @param tracks the boxes tracked over the sweeps so far, in no particular order
 * @param effort work and time
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

    /** The scene of a model that has only a box head. */
    public static Scene ofBoxes(List<Detection> boxes, Effort effort) {
        return new Scene(Optional.of(boxes), Optional.empty(), Optional.empty(), Optional.empty(), effort);
    }

    /**
     * The boxes of a model with a box head.
     *
     * @throws IllegalStateException when the model has none
     */
    public List<Detection> detections() {
        return boxes.orElseThrow(() -> new IllegalStateException(
                "this model has no box head; use a model that has one, or check Scene.boxes() first"));
    }

    /** The same scene with other boxes; without a box head nothing changes. */
    Scene withBoxes(UnaryOperator<List<Detection>> change) {
        return new Scene(boxes.map(change), occupancy, map, tracks, effort);
    }
}

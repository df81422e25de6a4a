package io.foresight.perception.data.nuscenes;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;

/**
 * What a sensor recorded at a time: a record of {@code sample_data}.
 *
 * @param row place of the record in its table
 * @param pose number of the vehicle's pose at that time
 * @param previous number of the same sensor's recording before; -1: it is the scene's first
 * @param width of an image, pixels; -1 for others
 * @param height of an image, pixels; -1 for others
 * @param file relative to the dataset
 */
record Recording(
        int row,
        int pose,
        Calibration calibration,
        int previous,
        long nanoseconds,
        int width,
        int height,
        String file) {
    Stamp stamp() {
        return new Stamp(nanoseconds, Clock.SENSOR);
    }
}

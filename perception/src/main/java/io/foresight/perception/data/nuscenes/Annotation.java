package io.foresight.perception.data.nuscenes;

import java.util.List;

/**
 * A labelled object of a sample: a record of {@code sample_annotation}, in the world's frame.
 *
 * @param sample number of the sample
 * @param pose of the box's centre; x along the heading
 * @param width across the heading, metres
 * @param length along the heading, metres
 * @param height metres
 * @param visibility level, such as {@code v80-100}; empty: not told
 * @param lidarPoints of the key frame in the box; -1: not told
 * @param radarPoints the same; -1: not told
 * @param previous number of the object's annotation before; -1: it is the first
 * @param next number of the object's annotation after it; -1: it is the last
 */
record Annotation(
        int sample,
        Instance instance,
        TablePose pose,
        double width,
        double length,
        double height,
        List<String> attributes,
        String visibility,
        int lidarPoints,
        int radarPoints,
        int previous,
        int next) {
    /**
     * An object through a scene.
     *
     * @param number place in the table, from 0
     */
    record Instance(int number, String token, String category) {}
}

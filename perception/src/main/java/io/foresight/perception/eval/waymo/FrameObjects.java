package io.foresight.perception.eval.waymo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a frame holds.
 *
 * @param labels those with points
 * @param detections by falling score
 */
record FrameObjects(List<WaymoObject> labels, List<WaymoObject> detections) {
    static Map<String, FrameObjects> byFrame(
            List<WaymoObject> labels, List<WaymoObject> detections, WaymoSettings settings) {
        Map<String, FrameObjects> frames = new TreeMap<>();
        for (WaymoObject label : labels) {
            if (label.points() > 0) {
                of(frames, label.frame()).labels().add(withLevel(label, settings.level2Points()));
            }
        }
        detections.forEach(
                detection -> of(frames, detection.frame()).detections().add(detection));
        frames.values().forEach(frame -> frame.detections().sort(Comparator.comparing(object -> -object.score())));
        return frames;
    }

    private static FrameObjects of(Map<String, FrameObjects> frames, String frame) {
        return frames.computeIfAbsent(frame, key -> new FrameObjects(new ArrayList<>(), new ArrayList<>()));
    }

    private static WaymoObject withLevel(WaymoObject label, int level2Points) {
        int level = label.level() > 0 ? label.level() : label.points() <= level2Points ? 2 : 1;
        return new WaymoObject(
                label.frame(), label.type(), label.box(), label.score(), level, label.points(), label.inNoLabelZone());
    }

    /** The objects of a class from {@code nearest} to below {@code farthest} metres. */
    FrameObjects part(WaymoType type, double nearest, double farthest) {
        return new FrameObjects(part(labels, type, nearest, farthest), part(detections, type, nearest, farthest));
    }

    private static List<WaymoObject> part(List<WaymoObject> of, WaymoType type, double nearest, double farthest) {
        return of.stream()
                .filter(object -> object.type() == type && object.range() >= nearest && object.range() < farthest)
                .toList();
    }
}

package io.foresight.perception.eval.nuscenes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects and tracks of one class, frame by frame, with their distances; made once for all score thresholds. */
final class ClassTracks {
    private final List<List<Frame>> scenes = new ArrayList<>();
    private int objects;
    private int labels;

    /**
     * A frame.
     *
     * @param objects number of the object of each label, unique over all scenes
     * @param tracks number of the track of each box, unique over all scenes
     * @param scores of each box
     * @param distances of labels (rows) and boxes (columns), metres; NaN where they are too far apart to match
     */
    record Frame(int[] objects, int[] tracks, double[] scores, double[][] distances) {}

    ClassTracks(String name, List<TrackScene> labelled, List<TrackScene> found, double maxDistance) {
        int tracks = 0;
        for (int i = 0; i < labelled.size(); i++) {
            Map<String, Integer> ofObject = new HashMap<>();
            Map<String, Integer> ofTrack = new HashMap<>();
            List<Frame> frames = new ArrayList<>();
            for (int f = 0; f < labelled.get(i).frames().size(); f++) {
                List<EvalBox> rows = ofClass(name, labelled.get(i).frames().get(f));
                List<EvalBox> columns = ofClass(name, found.get(i).frames().get(f));
                frames.add(new Frame(
                        numbers(rows, ofObject, objects),
                        numbers(columns, ofTrack, tracks),
                        columns.stream().mapToDouble(EvalBox::score).toArray(),
                        distances(rows, columns, maxDistance)));
                labels += rows.size();
            }
            objects += ofObject.size();
            tracks += ofTrack.size();
            scenes.add(frames);
        }
    }

    List<List<Frame>> scenes() {
        return scenes;
    }

    int objects() {
        return objects;
    }

    int labels() {
        return labels;
    }

    /** Boxes of tracks, filled gaps included. */
    int boxes() {
        return scenes.stream()
                .flatMap(List::stream)
                .mapToInt(frame -> frame.tracks().length)
                .sum();
    }

    /** Tracks with a box. */
    int tracks() {
        Set<Integer> tracks = new HashSet<>();
        scenes.stream().flatMap(List::stream).forEach(frame -> {
            for (int track : frame.tracks()) {
                tracks.add(track);
            }
        });
        return tracks.size();
    }

    private static int[] numbers(List<EvalBox> boxes, Map<String, Integer> known, int first) {
        return boxes.stream()
                .mapToInt(box -> known.computeIfAbsent(box.track(), track -> first + known.size()))
                .toArray();
    }

    private static double[][] distances(List<EvalBox> rows, List<EvalBox> columns, double maxDistance) {
        double[][] distances = new double[rows.size()][columns.size()];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < distances[i].length; j++) {
                double distance =
                        rows.get(i).box().centreDistance(columns.get(j).box());
                distances[i][j] = distance < maxDistance ? distance : Double.NaN;
            }
        }
        return distances;
    }

    private static List<EvalBox> ofClass(String name, List<EvalBox> boxes) {
        return boxes.stream().filter(box -> box.name().equals(name)).toList();
    }
}

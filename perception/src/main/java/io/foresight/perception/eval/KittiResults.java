package io.foresight.perception.eval;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.kitti.KittiCalibration;
import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiLabels;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.detect.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Combines detections and a KITTI dataset's labels for the evaluators. */
public final class KittiResults {
    private KittiResults() {}

    /** The labelled frames with their detections as result lines; image boxes are projections of the 3D boxes. */
    public static List<KittiFrame> frames(KittiDataset dataset, List<DetectionLine> lines) throws IOException {
        Map<String, DetectionLine> byFrame = byFrame(lines);
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < dataset.frameIds().size(); i++) {
            if (dataset.isLabelled(i)) {
                KittiCalibration calibration = dataset.calibration(i);
                List<KittiObject> results = new ArrayList<>();
                for (Detection detection : boxes(byFrame, dataset.frameIds().get(i))) {
                    KittiType type = KittiType.of(detection.objectClass());
                    results.add(calibration.toObject(detection.box(), type, -1, detection.score()));
                }
                frames.add(new KittiFrame(dataset.objects(i), results));
            }
        }
        return frames;
    }

    /**
     * The labelled frames with the lines of a folder of KITTI result files, one {@code ID.txt} per frame; a frame without a file has no
     * detections.
     *
     * @throws BadDataException when the folder does not exist; or naming file, line and field
     */
    public static List<KittiFrame> frames(KittiDataset dataset, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadDataException(folder + ": no such folder");
        }
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < dataset.frameIds().size(); i++) {
            if (dataset.isLabelled(i)) {
                Path file = folder.resolve(dataset.frameIds().get(i) + ".txt");
                List<KittiObject> results = Files.exists(file) ? KittiLabels.read(file) : List.of();
                for (KittiObject result : results) {
                    if (Double.isNaN(result.score())) {
                        throw new BadDataException(
                                file + ": a line has 15 words; a result needs 16, the last one is the score");
                    }
                }
                frames.add(new KittiFrame(dataset.objects(i), results));
            }
        }
        return frames;
    }

    /** Counts of every labelled frame, in order of frame id. */
    public static Map<String, Tally> tallies(KittiDataset dataset, List<DetectionLine> lines, CameraViewScore score)
            throws IOException {
        Map<String, DetectionLine> byFrame = byFrame(lines);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int i = 0; i < dataset.frameIds().size(); i++) {
            if (dataset.isLabelled(i)) {
                String id = dataset.frameIds().get(i);
                tallies.put(id, score.score(boxes(byFrame, id), dataset.objects(i), dataset.calibration(i)));
            }
        }
        return tallies;
    }

    private static List<Detection> boxes(Map<String, DetectionLine> byFrame, String id) {
        DetectionLine line = byFrame.get(id);
        return line == null ? List.of() : line.boxes();
    }

    private static Map<String, DetectionLine> byFrame(List<DetectionLine> lines) {
        Map<String, DetectionLine> byFrame = new HashMap<>();
        for (DetectionLine line : lines) {
            byFrame.put(line.frame(), line);
        }
        return byFrame;
    }
}

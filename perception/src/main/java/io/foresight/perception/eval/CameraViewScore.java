package io.foresight.perception.eval;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.data.kitti.KittiCalibration;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.BoxOverlap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts detections against a KITTI frame's labels: every label of the class should be found at the given BEV IoU (greedy by score). An
 * unmatched detection is a false positive only where labels are expected: its centre is in the image and within 60 m, it is in no DontCare
 * region, and not on an object of a similar type (BEV IoU above 0.1).
 */
public final class CameraViewScore {
    private static final Map<KittiType, Set<KittiType>> SIMILAR = Map.of(
            KittiType.CAR, Set.of(KittiType.CAR, KittiType.VAN, KittiType.TRUCK, KittiType.MISC, KittiType.TRAM),
            KittiType.PEDESTRIAN, Set.of(KittiType.PEDESTRIAN, KittiType.PERSON_SITTING, KittiType.CYCLIST),
            KittiType.CYCLIST, Set.of(KittiType.CYCLIST, KittiType.PEDESTRIAN, KittiType.MISC));
    private static final double SIMILAR_IOU = 0.1;
    private static final double MIN_DEPTH_METRES = 0.5;
    private static final double MAX_DEPTH_METRES = 60;

    private final KittiType type;
    private final double iouLimit;

    /**
     * @param type car, pedestrian or cyclist
     * @param iouLimit smallest BEV IoU of a match, (0, 1]
     */
    public CameraViewScore(KittiType type, double iouLimit) {
        if (!SIMILAR.containsKey(type)) {
            throw new IllegalArgumentException("KITTI counts Car, Pedestrian and Cyclist, got " + type.word());
        }
        if (!(iouLimit > 0 && iouLimit <= 1)) {
            throw new IllegalArgumentException("IoU limit must be in (0, 1], got " + iouLimit);
        }
        this.type = type;
        this.iouLimit = iouLimit;
    }

    /** Counts one frame. */
    public Tally score(List<Detection> detections, List<KittiObject> labels, KittiCalibration calibration) {
        List<Box3d> wanted = boxes(labels, Set.of(type), calibration);
        List<Box3d> similar = boxes(labels, SIMILAR.get(type), calibration);
        boolean[] found = new boolean[wanted.size()];
        int hits = 0;
        int falsePositives = 0;
        List<Detection> sorted = detections.stream()
                .filter(detection -> KittiType.of(detection.objectClass()) == type)
                .sorted(Comparator.comparingDouble(detection -> -detection.score()))
                .toList();
        for (Detection detection : sorted) {
            int best = best(detection.box(), wanted, found);
            if (best >= 0) {
                found[best] = true;
                hits++;
            } else if (isWhereLabelsAre(detection.box(), labels, calibration)
                    && similar.stream().noneMatch(box -> BoxOverlap.bev(detection.box(), box) > SIMILAR_IOU)) {
                falsePositives++;
            }
        }
        return new Tally(wanted.size(), hits, falsePositives);
    }

    private int best(Box3d detection, List<Box3d> wanted, boolean[] found) {
        int best = -1;
        double bestIou = 0;
        for (int i = 0; i < found.length; i++) {
            double iou = found[i] ? 0 : BoxOverlap.bev(detection, wanted.get(i));
            if (iou >= iouLimit && iou > bestIou) {
                best = i;
                bestIou = iou;
            }
        }
        return best;
    }

    private static List<Box3d> boxes(List<KittiObject> labels, Set<KittiType> types, KittiCalibration calibration) {
        return labels.stream()
                .filter(label -> types.contains(label.type()))
                .map(calibration::lidarBox)
                .toList();
    }

    private static boolean isWhereLabelsAre(Box3d box, List<KittiObject> labels, KittiCalibration calibration) {
        double[] camera = calibration.toCamera(box.x(), box.y(), box.z());
        if (camera[2] <= MIN_DEPTH_METRES || camera[2] > MAX_DEPTH_METRES) {
            return false;
        }
        double[] pixel = calibration.toImage(camera);
        boolean inImage = pixel[0] >= 0
                && pixel[0] < calibration.imageWidth()
                && pixel[1] >= 0
                && pixel[1] < calibration.imageHeight();
        return inImage
                && labels.stream()
                        .filter(label -> label.type() == KittiType.DONT_CARE)
                        .noneMatch(region -> region.left() <= pixel[0]
                                && pixel[0] <= region.right()
                                && region.top() <= pixel[1]
                                && pixel[1] <= region.bottom());
    }
}

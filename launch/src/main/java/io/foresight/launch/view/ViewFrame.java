package io.foresight.launch.view;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.FrameMatch;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One sweep with its results, to be shown. Boxes are in the cloud's frame.
 *
 * @param sequence number at the source
 * @param id the frame's name in its recording, or its sequence as text
 * @param source name of the stream for users, such as {@code simulator, hdl64e} or {@code kitti:DIR}
 * @param truth empty where the source has none
 * @param match what became of detections and truth; empty where they were not compared
 * @param ego empty where unknown; if known, the page's grid is fixed to the ground
 * @param reasons empty exactly when the result is valid
 */
public record ViewFrame(
        long sequence,
        String id,
        String source,
        PointCloud cloud,
        List<Detection> detections,
        List<LabelledBox> truth,
        Optional<FrameMatch> match,
        Optional<EgoPose> ego,
        Validity validity,
        List<Reason> reasons,
        FrameTiming timing) {
    public ViewFrame {
        detections = List.copyOf(detections);
        truth = List.copyOf(truth);
        reasons = List.copyOf(reasons);
        if (match.isPresent()
                && (match.get().detections().size() != detections.size()
                        || match.get().labels().size() != truth.size())) {
            throw new IllegalArgumentException("a frame of " + detections.size() + " detections and " + truth.size()
                    + " labels has a match of " + match.get().detections().size() + " and "
                    + match.get().labels().size());
        }
    }

    /** A valid frame without truth, pose or timing; the {@code with} methods add them. */
    public static ViewFrame of(long sequence, String id, String source, PointCloud cloud, List<Detection> detections) {
        return new ViewFrame(
                sequence,
                id,
                source,
                cloud,
                detections,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Validity.VALID,
                List.of(),
                FrameTiming.UNKNOWN);
    }

    /** A copy with ground truth, not compared. */
    public ViewFrame withTruth(List<LabelledBox> boxes) {
        return new ViewFrame(
                sequence, id, source, cloud, detections, boxes, Optional.empty(), ego, validity, reasons, timing);
    }

    /** A copy with what became of its detections and its truth. */
    public ViewFrame withMatch(FrameMatch compared) {
        return new ViewFrame(
                sequence, id, source, cloud, detections, truth, Optional.of(compared), ego, validity, reasons, timing);
    }

    /** A copy with the ego pose. */
    public ViewFrame withEgo(EgoPose pose) {
        return new ViewFrame(
                sequence, id, source, cloud, detections, truth, match, Optional.of(pose), validity, reasons, timing);
    }

    /** A copy with the result's validity. */
    public ViewFrame withValidity(Validity newValidity, Collection<Reason> newReasons) {
        return new ViewFrame(
                sequence,
                id,
                source,
                cloud,
                detections,
                truth,
                match,
                ego,
                newValidity,
                List.copyOf(newReasons),
                timing);
    }

    /** A copy with timing. */
    public ViewFrame withTiming(FrameTiming newTiming) {
        return new ViewFrame(sequence, id, source, cloud, detections, truth, match, ego, validity, reasons, newTiming);
    }
}

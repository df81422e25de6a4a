package io.foresight.launch.view;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One sweep with what was made of it, to be shown. Boxes are in the cloud's frame.
 *
 * @param sequence of the source
 * @param id the frame's name in its recording, or its sequence as text
 * @param source what the user would call the stream, such as {@code simulator, hdl64e} or {@code kitti:DIR}
 * @param truth empty where the source has none
 * @param ego empty where unknown; with it the page's grid stands still over ground
 * @param reasons empty exactly when the answer is valid
 */
public record ViewFrame(
        long sequence,
        String id,
        String source,
        PointCloud cloud,
        List<Detection> detections,
        List<LabelledBox> truth,
        Optional<EgoPose> ego,
        Validity validity,
        List<Reason> reasons,
        FrameTiming timing) {
    public ViewFrame {
        detections = List.copyOf(detections);
        truth = List.copyOf(truth);
        reasons = List.copyOf(reasons);
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
                Validity.VALID,
                List.of(),
                FrameTiming.UNKNOWN);
    }

    /** The same frame with ground truth. */
    public ViewFrame withTruth(List<LabelledBox> boxes) {
        return new ViewFrame(sequence, id, source, cloud, detections, boxes, ego, validity, reasons, timing);
    }

    /** The same frame seen from a known place. */
    public ViewFrame withEgo(EgoPose pose) {
        return new ViewFrame(
                sequence, id, source, cloud, detections, truth, Optional.of(pose), validity, reasons, timing);
    }

    /** The same frame with the answer's validity. */
    public ViewFrame withValidity(Validity newValidity, Collection<Reason> newReasons) {
        return new ViewFrame(
                sequence, id, source, cloud, detections, truth, ego, newValidity, List.copyOf(newReasons), timing);
    }

    /** The same frame with what was measured. */
    public ViewFrame withTiming(FrameTiming newTiming) {
        return new ViewFrame(sequence, id, source, cloud, detections, truth, ego, validity, reasons, newTiming);
    }
}

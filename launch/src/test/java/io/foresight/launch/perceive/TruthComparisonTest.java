package io.foresight.launch.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.launch.view.ViewFrame;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.FrameMatch;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthComparisonTest {
    private static final ObjectClass CAR = ObjectClass.named("car");
    private static final Box3d BOX = new Box3d(FrameId.LIDAR, 10, 0, 0, 4, 2, 1.5, 0);
    private static final ViewFrame FRAME = ViewFrame.of(
            1,
            "a",
            "test",
            new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), new float[0], 0),
            List.of(new Detection(BOX, CAR, 0.9f, 0, 0)));

    /** A dataset of which only this is asked. */
    private record Recording(boolean labelsWholeSweeps) implements Dataset {
        @Override
        public String name() {
            return "test:here";
        }

        @Override
        public List<String> frameIds() {
            return List.of();
        }

        @Override
        public Sweep read(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }

    private static ViewFrame compared(boolean wholeSweeps, ViewFrame frame, Labels labels) {
        return new TruthComparison(new Recording(wholeSweeps), Taxonomy.selecting("car")).with(frame, labels);
    }

    private static Labels labels(String name) {
        return Labels.of(List.of(LabelledBox.of(BOX, ObjectClass.named(name))));
    }

    @Test
    void aLabelledSweepIsCompared() {
        ViewFrame frame = compared(true, FRAME, labels("car"));
        assertThat(frame.truth()).hasSize(1);
        assertThat(frame.match().orElseThrow().detections()).containsExactly(FrameMatch.Verdict.HIT);
        assertThat(compared(true, FRAME, Labels.of(List.of()))
                        .match()
                        .orElseThrow()
                        .detections())
                .as("nothing is there")
                .containsExactly(FrameMatch.Verdict.FALSE);
    }

    @Test
    void whereLabelsDoNotSayEnoughTheyAreShownAlone() {
        assertThat(compared(false, FRAME, labels("car")).truth()).hasSize(1);
        assertThat(compared(false, FRAME, labels("car")).match())
                .as("of a part")
                .isEmpty();
        assertThat(compared(true, FRAME, Labels.UNLABELLED).match()).isEmpty();
        ViewFrame invalid = FRAME.withValidity(Validity.INVALID, List.of(Reason.BAD_FRAME));
        assertThat(compared(true, invalid, labels("car")).match()).isEmpty();
    }

    @Test
    void aClassThatTheModelDoesNotKnowIsNoFailure() {
        Taxonomy carsAlone = new Taxonomy(List.of(Taxonomy.Mapping.of("car", "car")), List.of("bus"));
        TruthComparison comparison = new TruthComparison(new Recording(true), carsAlone);
        assertThat(comparison.with(FRAME, labels("cyclist")).match()).isEmpty();
        assertThat(comparison.with(FRAME, labels("bus")).match()).isPresent();
    }
}

package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.data.kitti.KittiLabels;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RangeErrorsTest {
    @Test
    void errorsAreMeansOverWhatWasFoundAtThatDistance() throws IOException {
        RangeErrors errors = new RangeErrors(KittiType.CAR, 0.5);
        errors.add(frame(
                List.of(car(0, 15), car(10, 15), car(0, 45)), //
                List.of(car(0, 15.4, 0.9), car(10, 15.2, 0.8), car(0, 48, 0.7))));
        List<RangeErrors.Row> rows = errors.rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).fromMetres()).isEqualTo(10);
        assertThat(rows.get(0).found()).isEqualTo(2);
        assertThat(rows.get(0).meanErrorMetres()).isCloseTo(0.3, within(1e-9));
        assertThat(rows.get(1).labels()).isEqualTo(1);
        assertThat(rows.get(1).found()).isZero();
        assertThat(rows.get(1).meanErrorMetres()).isNaN();
    }

    @Test
    void aLabelIsFoundOnceByTheDetectionWithTheHighestScore() throws IOException {
        RangeErrors errors = new RangeErrors(KittiType.CAR, 0.5);
        errors.add(frame(List.of(car(0, 15)), List.of(car(0, 15.1, 0.5), car(0, 15.3, 0.9))));
        assertThat(errors.rows().get(0).found()).isEqualTo(1);
        assertThat(errors.rows().get(0).meanErrorMetres()).isCloseTo(0.3, within(1e-9));
    }

    private static KittiFrame frame(List<KittiObject> labels, List<KittiObject> detections) {
        return new KittiFrame(labels, detections);
    }

    private static KittiObject car(double x, double z, double... score) throws IOException {
        String line = String.format(Locale.ROOT, "Car 0 0 0 1 2 3 4 1.5 1.6 4 %.2f 1.6 %.2f 1.57", x, z);
        return KittiLabels.parse(score.length == 0 ? line : line + " " + score[0], "test");
    }
}

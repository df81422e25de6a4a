package io.foresight.perception.data.av2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.mount.GroundFinder;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-data")
class RealAv2Test {
    @Test
    void labelsHoldThePointsThatTheDatasetCounted() throws IOException {
        for (Sweep sweep : sweeps()) {
            for (LabelledBox label : sweep.labels().boxes()) {
                assertThat(inside(sweep.cloud(), label.box()))
                        .as("%s %s", sweep.id(), label)
                        .isEqualTo(label.points());
            }
        }
    }

    @Test
    void theGroundIsBeneathTheUpperLidar() throws IOException {
        for (Sweep sweep : sweeps()) {
            Ground ground = GroundFinder.find(sweep.cloud()).orElseThrow();
            assertThat(ground.z0()).as(sweep.id()).isBetween(-2.2, -1.6);
        }
    }

    @Test
    void whatStandsStillStaysPutAndWhatMovesDoesSoAsItsVelocityTells() throws IOException {
        List<Sweep> sweeps = sweeps();
        for (int i = 1; i < sweeps.size(); i++) {
            Sweep before = sweeps.get(i - 1);
            Sweep after = sweeps.get(i);
            double seconds = after.cloud().stamp().secondsSince(before.cloud().stamp());
            if (!before.origin().scene().equals(after.origin().scene()) || seconds > 0.3) {
                continue;
            }
            for (LabelledBox label : after.labels().boxes()) {
                for (LabelledBox same : before.labels().boxes()) {
                    if (same.trackId() == label.trackId()) {
                        double[] moved = inWorldOf(after, before, same.box());
                        assertThat(label.box().x() - moved[0]).isCloseTo(label.vx() * seconds, within(0.15));
                        assertThat(label.box().y() - moved[1]).isCloseTo(label.vy() * seconds, within(0.15));
                    }
                }
            }
        }
    }

    /** A box's place in the frame of a later sweep, had it stood still. */
    private static double[] inWorldOf(Sweep after, Sweep before, Box3d box) {
        RigidTransform move = before.worldFromSensor()
                .orElseThrow()
                .then(after.worldFromSensor().orElseThrow().inverse());
        return new double[] {move.applyX(box.x(), box.y(), box.z()), move.applyY(box.x(), box.y(), box.z())};
    }

    @Test
    void sweepsComeWithTimesRingsAndThePlaceInTheirLog() throws IOException {
        for (Sweep sweep : sweeps()) {
            PointCloud cloud = sweep.cloud();
            Set<Short> rings = new HashSet<>();
            for (int i = 0; i < cloud.size(); i++) {
                rings.add(cloud.columns().rings().orElseThrow()[i]);
                assertThat(cloud.columns().timeOffsets().orElseThrow()[i]).isBetween(0f, 0.12f);
                assertThat(cloud.intensity(i)).isBetween(0f, 1f);
            }
            assertThat(rings).hasSize(64);
            assertThat(sweep.skew()).isEqualTo(Skew.REMOVED);
            assertThat(sweep.id()).startsWith(sweep.origin().scene() + "_");
            assertThat(sweep.labels().boxes()).extracting(LabelledBox::trackId).doesNotHaveDuplicates();
        }
    }

    private static List<Sweep> sweeps() throws IOException {
        List<Sweep> sweeps = new ArrayList<>();
        for (Path poses : RealData.files("av2", Av2Poses.FILE)) {
            try (Dataset dataset = Datasets.open("av2:" + poses.getParent())) {
                for (int i = 0; i < dataset.frameIds().size(); i++) {
                    sweeps.add(dataset.read(i));
                }
            }
        }
        assumeTrue(!sweeps.isEmpty(), "SKIPPED: no log of Argoverse 2");
        return sweeps;
    }

    private static int inside(PointCloud cloud, Box3d box) {
        int inside = 0;
        for (int i = 0; i < cloud.size(); i++) {
            inside += box.contains(cloud.x(i), cloud.y(i), cloud.z(i)) ? 1 : 0;
        }
        return inside;
    }
}

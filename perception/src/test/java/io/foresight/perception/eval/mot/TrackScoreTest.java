package io.foresight.perception.eval.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.geometry.BoxOverlap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackScoreTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void aTrackerThatMakesNoMistakeHasFullScores() {
        TrackScore score = score(frame(7, 100), frame(7, 100), frame(7, 100));
        assertThat(score.hota().mean(HotaLevel::hota)).isCloseTo(1, within(ROUNDING));
        assertThat(score.clear().mota()).isEqualTo(1);
        assertThat(score.clear().motp()).isEqualTo(1);
        assertThat(score.identity().f1()).isEqualTo(1);
        assertThat(score.clear().mostlyTracked()).isEqualTo(1);
        assertThat(List.of(score.labels(), score.objects(), score.boxes(), score.tracks()))
                .containsExactly(3, 1, 3, 1);
    }

    /** Each of four boxes belongs to a pair of two shared frames, of four labelled ones. */
    @Test
    void anObjectThatChangesItsTrackHalfWayIsAssociatedByHalf() {
        TrackScore score = score(frame(7, 1), frame(7, 1), frame(7, 2), frame(7, 2));
        HotaLevel level = score.hota().levels().get(9);
        assertThat(level.detection()).isEqualTo(1);
        assertThat(level.association()).isEqualTo(0.5);
        assertThat(level.associationRecall()).isEqualTo(0.5);
        assertThat(level.associationPrecision()).isEqualTo(1);
        assertThat(level.hota()).isCloseTo(Math.sqrt(0.5), within(ROUNDING));
        assertThat(score.clear().switches()).isEqualTo(1);
        assertThat(score.clear().fragments()).isZero();
        assertThat(score.clear().mota()).isEqualTo(0.75);
        assertThat(score.identity()).isEqualTo(new IdentityScore(2, 2, 2));
    }

    @Test
    void aGapIsAFragmentAndNoSwitchWhereTheTrackComesBack() {
        TrackFrame gap = new TrackFrame(new int[] {7}, new int[] {9}, new double[][] {{0}});
        TrackScore score = score(frame(7, 1), gap, frame(7, 1));
        assertThat(score.clear().fragments()).isEqualTo(1);
        assertThat(score.clear().switches()).isZero();
        assertThat(score.clear().misses()).isEqualTo(1);
        assertThat(score.clear().falseAlarms()).isEqualTo(1);
        assertThat(score.clear().partlyTracked()).isEqualTo(1);
    }

    /** The pair of the frame before is kept although another one is more alike. */
    @Test
    void aMatchIsKeptWhileItIsPossible() {
        TrackFrame both = new TrackFrame(new int[] {7}, new int[] {1, 2}, new double[][] {{0.6, 0.9}});
        TrackScore score = score(frame(7, 1), both);
        assertThat(score.clear().switches()).isZero();
        assertThat(score.clear().similarity()).isCloseTo(1.6, within(ROUNDING));
    }

    @Test
    void aHitBelowTheLimitOfALevelIsNoneThere() {
        TrackScore score = score(new TrackFrame(new int[] {7}, new int[] {1}, new double[][] {{0.42}}));
        List<Long> hits = score.hota().levels().stream().map(HotaLevel::hits).toList();
        assertThat(hits.subList(0, 8)).containsOnly(1L);
        assertThat(hits.subList(8, HotaScore.LEVELS)).containsOnly(0L);
        assertThat(score.clear().hits()).isZero();
        assertThat(score.identity().hits()).isZero();
    }

    @Test
    void sequencesCountByTheirBoxesNotByTheirNumber() {
        TrackScore good = score(frame(1, 1), frame(1, 1), frame(1, 1));
        TrackScore bad = score(new TrackFrame(new int[] {1}, new int[0], new double[1][0]));
        TrackScore both = TrackScore.combined("both", List.of(good, bad));
        assertThat(both.clear().recall()).isEqualTo(0.75);
        assertThat(both.clear().mostlyLost()).isEqualTo(1);
        assertThat(both.hota().levels().get(0).detectionRecall()).isEqualTo(0.75);
        assertThat(both.hota().levels().get(0).association()).isEqualTo(1);
        assertThat(both.objects()).isEqualTo(2);
    }

    @Test
    void boxesInSpaceAreScoredByTheirOverlap() {
        List<TrackFrame> frames = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            frames.add(TrackFrame.of(
                    new int[] {1, 2},
                    List.of(box(i, 0), box(i, 10)),
                    new int[] {5, 6},
                    List.of(box(i, 10), box(i + 0.5, 0)),
                    BoxOverlap::volume));
        }
        TrackScore score = TrackScore.of(TrackSequence.of("own", frames));
        assertThat(score.clear().hits()).isEqualTo(8);
        assertThat(score.clear().motp()).isCloseTo((1 + 3.5 / 4.5) / 2, within(1e-9));
        assertThat(score.identity().f1()).isEqualTo(1);
    }

    @Test
    void framesThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> new TrackFrame(new int[] {3, 3}, new int[0], new double[2][0]))
                .hasMessage("label 3 is twice in one frame");
        assertThatThrownBy(() -> new TrackFrame(new int[] {3}, new int[] {4, 4}, new double[1][2]))
                .hasMessage("track 4 is twice in one frame");
        assertThatThrownBy(() -> new TrackFrame(new int[] {3}, new int[] {4}, new double[0][0]))
                .hasMessageContaining("1 labels need as many rows");
        assertThatThrownBy(() -> new TrackFrame(new int[] {3}, new int[] {4}, new double[1][2]))
                .hasMessageContaining("1 tracks need as many");
    }

    private static Box3d box(double x, double y) {
        return new Box3d(new FrameId("ego"), x, y, 0, 4, 2, 1.5, 0);
    }

    private static TrackFrame frame(int truth, int track) {
        return new TrackFrame(new int[] {truth}, new int[] {track}, new double[][] {{1}});
    }

    private static TrackScore score(TrackFrame... frames) {
        return TrackScore.of(TrackSequence.of("test", List.of(frames)));
    }
}

package io.foresight.perception.eval.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.eval.nuscenes.TrackingScores.ClassScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingScoresTest {
    private static final TrackingSettings SETTINGS = TrackingSettings.official();

    private static Map<TrackingMetric, Double> car(Street street) {
        return score(street).metrics();
    }

    private static ClassScore score(Street street) {
        return TrackingScores.of(street.truth(), street.results(), SETTINGS)
                .classes()
                .get("car");
    }

    @Test
    void aPerfectTrackerHasNoErrors() {
        Street street = new Street();
        for (int i = 0; i < 10; i++) {
            street.sample(
                    List.of(Street.label("car", "a", 10 + i, 0)), List.of(Street.result("car", "1", 10 + i, 0, 0.9)));
        }
        Map<TrackingMetric, Double> metrics = car(street);
        assertThat(metrics.get(TrackingMetric.AMOTA)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.AMOTP)).isZero();
        assertThat(metrics.get(TrackingMetric.MT)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.TP)).isEqualTo(10);
        assertThat(metrics.get(TrackingMetric.TID)).isZero();
    }

    @Test
    void aTrackThatChangesItsNameIsASwitch() {
        Street street = new Street();
        for (int i = 0; i < 10; i++) {
            street.sample(
                    List.of(Street.label("car", "a", 10 + i, 0)),
                    List.of(Street.result("car", i < 5 ? "1" : "2", 10 + i, 0.5, 0.9)));
        }
        Map<TrackingMetric, Double> metrics = car(street);
        assertThat(metrics.get(TrackingMetric.IDS)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.TP)).isEqualTo(9);
        assertThat(metrics.get(TrackingMetric.RECALL)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.MOTA)).isCloseTo(0.9, within(1e-12));
        assertThat(metrics.get(TrackingMetric.MOTP)).isCloseTo(0.5, within(1e-12));
        // of 40 recalls from 0.1 to 1 those above 0.9 are not reached and count as MOTAR 0
        assertThat(metrics.get(TrackingMetric.AMOTA)).isLessThan(0.9);
    }

    @Test
    void anObjectKeepsItsTrackThoughAnotherIsNearer() {
        Street street = new Street()
                .sample(List.of(Street.label("car", "a", 10, 0)), List.of(Street.result("car", "1", 10, 0, 0.9)))
                .sample(
                        List.of(Street.label("car", "a", 10, 0)),
                        List.of(Street.result("car", "2", 10, 0.1, 0.9), Street.result("car", "1", 10, 1.5, 0.9)));
        Map<TrackingMetric, Double> metrics = car(street);
        assertThat(metrics.get(TrackingMetric.IDS)).isZero();
        assertThat(metrics.get(TrackingMetric.FP)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.MOTP)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void asManyAsPossibleAreMatchedBeforeDistancesCount() {
        // the nearest pair, b and 1, would leave a without a track
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "a", 10, 0), Street.label("car", "b", 11.5, 0)),
                        List.of(Street.result("car", "1", 11.4, 0, 0.9), Street.result("car", "2", 13.4, 0, 0.9)));
        Map<TrackingMetric, Double> metrics = car(street);
        assertThat(metrics.get(TrackingMetric.TP)).isEqualTo(2);
        assertThat(metrics.get(TrackingMetric.MOTP)).isCloseTo((1.4 + 1.9) / 2, within(1e-12));
    }

    @Test
    void timesAreCountedInHalfSecondsOfFrames() {
        Street street = new Street();
        for (int i = 0; i < 10; i++) {
            boolean seen = i >= 2 && i != 5 && i != 6 && i < 9;
            // two tracks, as one would be filled in between
            String track = i < 5 ? "1" : "2";
            street.sample(
                    List.of(Street.label("car", "a", 10, 0)),
                    seen ? List.of(Street.result("car", track, 10, 0, 0.9)) : List.of());
        }
        Map<TrackingMetric, Double> metrics = car(street);
        assertThat(metrics.get(TrackingMetric.TID)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.LGD)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.FRAG)).isEqualTo(1);
        assertThat(metrics.get(TrackingMetric.FN)).isEqualTo(5);
        assertThat(metrics.get(TrackingMetric.MT)).isZero();
        assertThat(metrics.get(TrackingMetric.ML)).isZero();
    }

    @Test
    void falsePositivesAreCountedInAHundredFrames() {
        Street street = new Street()
                .sample(List.of(Street.label("car", "a", 10, 0)), List.of(Street.result("car", "1", 10, 0, 0.9)))
                .sample(List.of(), List.of(Street.result("car", "2", 30, 0, 0.95)))
                .sample(List.of(), List.of());
        // the empty frame is none
        assertThat(car(street).get(TrackingMetric.FAF)).isEqualTo(50);
    }

    @Test
    void gapsOfTracksAreFilledWithTheMeanScoreOfTheTrack() {
        Street street = new Street()
                .sample(List.of(), List.of(Street.result("car", "1", 10, 0, 0.2)))
                .sample(List.of(), List.of())
                .sample(List.of(), List.of())
                .sample(List.of(), List.of(Street.result("car", "1", 13, 0, 0.6)));
        TrackScene scene = TrackScene.ofResults(
                new ArrayList<>(street.truth().scenes().get("scene")), street.results(), SETTINGS.filter());
        assertThat(scene.frames()).allSatisfy(frame -> assertThat(frame).hasSize(1));
        EvalBox second = scene.frames().get(1).get(0);
        assertThat(second.score()).isCloseTo(0.4, within(1e-12));
        // the kit weights the later box with the share of the time that is left to it: 2/3, where 1/3 would be right
        assertThat(second.box().pose().x()).isCloseTo(12, within(1e-12));
    }

    @Test
    void aClassWithoutLabelsHasNoFiguresAndOneWithoutTracksTheWorst() {
        Street street = new Street().sample(List.of(Street.label("car", "a", 10, 0)), List.of());
        TrackingScores scores = TrackingScores.of(street.truth(), street.results(), SETTINGS);
        Map<TrackingMetric, Double> bus = scores.classes().get("bus").metrics();
        Map<TrackingMetric, Double> car = scores.classes().get("car").metrics();
        assertThat(bus.values()).allSatisfy(value -> assertThat(value).isNaN());
        assertThat(car)
                .containsEntry(TrackingMetric.AMOTA, 0.0)
                .containsEntry(TrackingMetric.AMOTP, 2.0)
                .containsEntry(TrackingMetric.ML, 1.0)
                .containsEntry(TrackingMetric.FN, 1.0)
                .containsEntry(TrackingMetric.LGD, 20.0);
        assertThat(car.get(TrackingMetric.FP)).isNaN();
        assertThat(scores.all().get(TrackingMetric.AMOTA)).isZero();
    }

    @Test
    void meansAreAddedUpInNumPysOrder() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.add(1.0 / (i + 3));
        }
        // numpy.mean([1.0 / (i + 3) for i in range(300)]), and of the first 20
        assertThat(PairwiseMean.of(values)).isEqualTo(0.01596432465904621);
        assertThat(PairwiseMean.of(values.subList(0, 20))).isEqualTo(0.10954066251086374);
    }
}

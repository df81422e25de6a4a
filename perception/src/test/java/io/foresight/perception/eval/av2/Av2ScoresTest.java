package io.foresight.perception.eval.av2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.perception.RealData;
import io.foresight.perception.eval.OrientedBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Av2ScoresTest {
    private static final String CAR = "REGULAR_VEHICLE";
    private static final Av2Settings SETTINGS =
            new Av2Settings(List.of(0.5, 1.0, 2.0, 4.0), List.of(CAR), 100, 150, 100, 2);
    private static final double EXACT = 1e-9;

    /** The kit rounds to three decimals. */
    private static final double ROUNDED = 5e-4;

    private static Av2Box label(double x) {
        return label(x, 3);
    }

    private static Av2Box label(double x, long points) {
        return new Av2Box("log", 1, CAR, box(x, 0), 0, points);
    }

    private static Av2Box detection(double x, double yaw, double score) {
        return new Av2Box("log", 1, CAR, box(x, yaw), score, 0);
    }

    private static OrientedBox box(double x, double yaw) {
        return new OrientedBox(Pose.at(x, 0, 0, yaw), 2, 4, 1.5);
    }

    private static Av2Scores.ClassScore car(List<Av2Box> labels, List<Av2Box> detections) {
        return Av2Scores.of(labels, detections, SETTINGS).classes().get(CAR);
    }

    private static Av2Scores.Figures unit(String detections) throws IOException {
        Path folder = RealData.path("av2/eval_unit");
        Set<String> known = Set.of(CAR);
        return Av2Scores.of(
                        Av2Table.labels(folder.resolve("labels.csv"), known),
                        Av2Table.detections(folder.resolve(detections), known),
                        SETTINGS)
                .mean();
    }

    @Test
    @Tag("real-data")
    void labelsScoredAgainstThemselvesArePerfect() throws IOException {
        Av2Scores.Figures figures = unit("detections_identity.csv");
        assertThat(figures.ap()).isCloseTo(1, within(EXACT));
        assertThat(figures.ate()).isZero();
        assertThat(figures.ase()).isCloseTo(0, within(EXACT));
        assertThat(figures.aoe()).isCloseTo(0, within(EXACT));
        assertThat(figures.cds()).isCloseTo(1, within(EXACT));
    }

    @Test
    @Tag("real-data")
    void theKitsUnitTestsGiveTheSameFigures() throws IOException {
        assertThat(unit("detections_assignment.csv").ap()).isCloseTo(0.999, within(ROUNDED));
        Av2Scores.Figures figures = unit("detections.csv");
        assertThat(figures.ate()).isCloseTo(0.1 / 6, within(EXACT));
        assertThat(figures.ase()).isCloseTo(0.2 / 6, within(EXACT));
        assertThat(figures.aoe()).isCloseTo(Math.PI / 6, within(EXACT));
    }

    @Test
    void theCompositeScoreIsPrecisionTimesTheMeanOfWhatIsRight() {
        Av2Scores.ClassScore score = car(List.of(label(10)), List.of(detection(10.8, Math.PI / 2, 0.9)));
        assertThat(score.apByDistance().get(0.5)).isZero();
        assertThat(score.apByDistance().get(1.0)).isCloseTo(1, within(EXACT));
        Av2Scores.Figures figures = score.figures();
        assertThat(figures.ap()).isCloseTo(0.75, within(EXACT));
        assertThat(figures.ate()).isCloseTo(0.8, within(EXACT));
        assertThat(figures.aoe()).isCloseTo(Math.PI / 2, within(EXACT));
        assertThat(figures.cds()).isCloseTo(0.75 * (0.6 + 1 + 0.5) / 3, within(EXACT));
    }

    @Test
    void aDetectionDoesNotTakeTheNextLabelWhenTheNearestIsTaken() {
        Av2Scores.ClassScore score =
                car(List.of(label(10), label(11)), List.of(detection(10, 0, 0.9), detection(10.1, 0, 0.8)));
        // one of two found: 50 of 100 recalls, 0 to 49/99, have a precision of 1
        assertThat(score.figures().ap()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void halfOfTheDetectionsRightBeforeTheFirstMatchHalvesPrecision() {
        Av2Box elsewhere = new Av2Box("log", 2, CAR, box(10, 0), 0.9, 0);
        Av2Scores.ClassScore score = car(List.of(label(10)), List.of(elsewhere, detection(10, 0, 0.8)));
        // precision at a recall is the highest at this or a higher one
        assertThat(score.figures().ap()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void aFarDetectionWithAHigherScoreKeepsTheLabelFromANearOne() {
        // so it is in the kit: the detection at 100 m has no nearer label, comes first, and is no match
        Av2Scores.ClassScore score = car(List.of(label(10)), List.of(detection(100, 0, 0.9), detection(10, 0, 0.8)));
        assertThat(score.figures().ap()).isZero();
    }

    @Test
    void whatIsFarOrWithoutPointsDoesNotCount() {
        Av2Scores.ClassScore score = car(
                List.of(label(10), label(20, 0), label(151)), List.of(detection(10, 0, 0.9), detection(150, 0, 0.95)));
        assertThat(score.labels()).isEqualTo(1);
        assertThat(score.detections()).isEqualTo(1);
        assertThat(score.figures().ap()).isCloseTo(1, within(EXACT));
    }

    @Test
    void onlyTheBestHundredOfASweepCount() {
        List<Av2Box> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(detection(50 + i * 0.01, 0, 0.9));
        }
        many.add(detection(10, 0, 0.1));
        Av2Scores.ClassScore score = car(List.of(label(10)), many);
        assertThat(score.detections()).isEqualTo(100);
        assertThat(score.figures().ap()).isZero();
    }

    @Test
    void withoutAMatchErrorsAreTheWorst() {
        Av2Scores.Figures figures = car(List.of(label(10)), List.of()).figures();
        assertThat(figures).isEqualTo(new Av2Scores.Figures(0, 2, 1, Math.PI, 0));
        assertThat(car(List.of(), List.of(detection(10, 0, 0.9))).figures())
                .isEqualTo(new Av2Scores.Figures(0, 2, 1, Math.PI, 0));
    }
}

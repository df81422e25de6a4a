package io.foresight.perception.eval.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.eval.nuscenes.DetectionScores.ClassScore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionScoresTest {
    private static final DetectionSettings SETTINGS = DetectionSettings.official();
    private static final double EXACT = 1e-12;

    private static DetectionScores score(Street street) {
        return DetectionScores.of(street.truth(), street.results(), SETTINGS);
    }

    @Test
    void perfectDetectionsHaveFullPrecisionAndNoError() {
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "", 10, 0), Street.label("car", "", 20, 5)),
                        List.of(Street.result("car", "", 10, 0, 0.9), Street.result("car", "", 20, 5, 0.8)));
        ClassScore car = score(street).classes().get("car");
        assertThat(car.labels()).isEqualTo(2);
        assertThat(car.detections()).isEqualTo(2);
        assertThat(car.ap().values()).allSatisfy(ap -> assertThat(ap).isCloseTo(1, within(EXACT)));
        assertThat(car.errors().get(TpError.TRANSLATION)).isZero();
        assertThat(car.errors().get(TpError.ORIENTATION)).isZero();
        assertThat(car.errors().get(TpError.ATTRIBUTE))
                .as("no label has an attribute, which the kit counts as wrong")
                .isEqualTo(1);
    }

    @Test
    void aDetectionMatchesOnlyWithinTheDistance() {
        Street street = new Street()
                .sample(List.of(Street.label("car", "", 10, 0)), List.of(Street.result("car", "", 10.7, 0, 0.9)));
        ClassScore car = score(street).classes().get("car");
        assertThat(car.ap().get(0.5)).isZero();
        assertThat(car.ap().get(1.0)).isCloseTo(1, within(EXACT));
        assertThat(car.errors().get(TpError.TRANSLATION)).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void halfOfTheLabelsFoundFillsHalfOfTheCurve() {
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "", 10, 0), Street.label("car", "", 20, 0)),
                        List.of(Street.result("car", "", 10, 0, 0.9)));
        // recalls 0.11 to 0.5 have a precision of 1, those from 0.51 to 1 have 0
        assertThat(score(street).classes().get("car").ap().get(2.0)).isCloseTo(40 / 90.0, within(EXACT));
    }

    @Test
    void aFalsePositiveAboveTheMatchHalvesThePrecision() {
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "", 10, 0)),
                        List.of(Street.result("car", "", 40, 0, 0.9), Street.result("car", "", 10, 0, 0.5)));
        // between recall 0 and 1 precision rises from 0 to 0.5: half of the recall, less 0.1, from 0.21 on
        double sum = 0;
        for (int i = 21; i <= 100; i++) {
            sum += i / 200.0 - 0.1;
        }
        assertThat(score(street).classes().get("car").ap().get(2.0)).isCloseTo(sum / 90 / 0.9, within(1e-9));
    }

    @Test
    void ofTwoDetectionsOfOneObjectTheSecondIsAFalsePositive() {
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "", 10, 0)),
                        List.of(Street.result("car", "", 10, 0, 0.9), Street.result("car", "", 10, 0.1, 0.5)));
        // only at the last of 90 recalls the precision is 0.5
        assertThat(score(street).classes().get("car").ap().get(2.0))
                .isCloseTo((89 + (0.5 - 0.1) / 0.9) / 90, within(EXACT));
        DetectionCurve curve = score(street).classes().get("car").curves().get(2.0);
        assertThat(curve.precision()[100]).isEqualTo(0.5);
    }

    @Test
    void conesHaveNoHeadingVelocityOrAttributeAndBarriersLookTheSameFromBehind() {
        EvalBox turned = new EvalBox("barrier", Street.box(10, 0, Math.PI), 0, 0, -1, 0.9, "", "");
        Street street = new Street()
                .sample(
                        List.of(Street.label("barrier", "", 10, 0), Street.label("traffic_cone", "", 5, 5)),
                        List.of(turned, Street.result("traffic_cone", "", 5, 5, 0.9)));
        Map<TpError, Double> barrier = score(street).classes().get("barrier").errors();
        Map<TpError, Double> cone = score(street).classes().get("traffic_cone").errors();
        assertThat(barrier.get(TpError.ORIENTATION)).isCloseTo(0, within(EXACT));
        assertThat(barrier.get(TpError.VELOCITY)).isNaN();
        assertThat(cone.get(TpError.ORIENTATION)).isNaN();
        assertThat(cone.get(TpError.SCALE)).isZero();
    }

    @Test
    void whatIsFarEmptyOrInABicycleRackDoesNotCount() {
        EvalBox empty = new EvalBox("car", Street.box(12, 0, 0), 0, 0, 0, EvalBox.LABEL, "", "");
        Street street = new Street()
                .rack(Street.box(20, 20, 0.3))
                .sample(
                        List.of(
                                Street.label("car", "", 50, 0),
                                Street.label("car", "", 49.9, 0),
                                empty,
                                Street.label("bicycle", "", 20, 20),
                                Street.label("bicycle", "", 20, 25)),
                        List.of(Street.result("bicycle", "", 20.5, 20, 0.9)));
        DetectionScores scores = score(street);
        assertThat(scores.classes().get("car").labels()).isEqualTo(1);
        assertThat(scores.classes().get("bicycle").labels()).isEqualTo(1);
        assertThat(scores.classes().get("bicycle").detections()).isZero();
    }

    @Test
    void anUnknownVelocityIsLeftOutOfTheMean() {
        EvalBox unknown = new EvalBox("car", Street.box(20, 0, 0), Double.NaN, Double.NaN, 5, EvalBox.LABEL, "", "");
        EvalBox fast = new EvalBox("car", Street.box(10, 0, 0), 3, 4, -1, 0.8, "", "");
        Street street = new Street()
                .sample(
                        List.of(Street.label("car", "", 10, 0), unknown),
                        List.of(Street.result("car", "", 20, 0, 0.7), fast));
        Map<TpError, Double> errors = score(street).classes().get("car").errors();
        assertThat(errors.get(TpError.VELOCITY)).isCloseTo(5, within(EXACT));
    }

    @Test
    void resultsOfOtherSamplesAreRefused() {
        Street street = new Street().sample(List.of(), List.of());
        assertThatThrownBy(() -> DetectionScores.of(street.truth(), Map.of("other", List.of()), SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample0 is missing");
    }

    @Test
    void aSampleTwiceOrTwoSamplesAtOneTimeAreNoGroundTruth() {
        EvalSample first = new EvalSample("a", "s", 1, 0, 0, List.of(), List.of());
        EvalSample again = new EvalSample("b", "s", 1, 0, 0, List.of(), List.of());
        assertThatThrownBy(() -> new GroundTruth(List.of(first, first))).hasMessageContaining("a is repeated");
        assertThatThrownBy(() -> new GroundTruth(List.of(first, again))).hasMessageContaining("one time");
        assertThatThrownBy(() -> new GroundTruth(List.of())).hasMessageContaining("no labelled samples");
    }
}

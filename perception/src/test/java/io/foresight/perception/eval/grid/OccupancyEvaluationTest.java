package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A street of 6 x 1 x 1 voxels of 1 m; class 0 is a car, 1 is a tree, 2 is free. */
class OccupancyEvaluationTest {
    private static final String SHAPE = "(6, 1, 1)";
    private static final int CAR = 0;
    private static final int TREE = 1;
    private static final int FREE = 2;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        settings("\"none\"");
    }

    @Test
    void voxelsAreCountedByClass() throws IOException {
        truth(CAR, CAR, TREE, FREE, FREE, 255);
        prediction(CAR, TREE, TREE, FREE, CAR, CAR);
        JsonNode document = document();
        JsonNode car = document.get("classes").get(CAR);
        assertThat(car.get("iou").asDouble()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(car.get("labels").asInt()).isEqualTo(2);
        assertThat(document.get("classes").get(TREE).get("iou").asDouble()).isEqualTo(0.5);
        assertThat(document.get("miou").asDouble()).isCloseTo((1.0 / 3 + 0.5) / 2, within(1e-12));
    }

    @Test
    void aClassThatIsNowhereIsNotInTheMean() throws IOException {
        truth(CAR, CAR, FREE, FREE, FREE, FREE);
        prediction(CAR, CAR, FREE, FREE, FREE, FREE);
        JsonNode document = document();
        assertThat(document.get("classes").get(TREE).get("iou").asDouble()).isNaN();
        assertThat(document.get("miou").asDouble()).isEqualTo(1);
        assertThat(document.get("ray_iou").isNull()).isTrue();
    }

    /** Near is less than 1.5 voxels: of two predicted voxels one is near the only labelled one. */
    @Test
    void surfacesAreComparedWithTheirNeighbours() throws IOException {
        truth(FREE, CAR, FREE, FREE, FREE, FREE);
        prediction(FREE, FREE, TREE, FREE, FREE, CAR);
        JsonNode document = document();
        assertThat(document.get("accuracy").asDouble()).isEqualTo(0.5);
        assertThat(document.get("completeness").asDouble()).isEqualTo(1);
        assertThat(document.get("f_score").asDouble()).isCloseTo(2.0 / 3, within(1e-7));
    }

    @Test
    void withoutAPredictionTheSurfaceIsMissedAndWithoutALabelThereIsNone() throws IOException {
        truth(FREE, CAR, FREE, FREE, FREE, FREE);
        prediction(FREE, FREE, FREE, FREE, FREE, FREE);
        assertThat(document().get("f_score").asDouble()).isZero();
        truth(FREE, FREE, FREE, FREE, FREE, FREE);
        assertThat(document().get("f_score").asDouble()).isNaN();
    }

    @Test
    void onlyWhatTheMaskShowsCounts() throws IOException {
        settings("\"camera\"");
        truth(CAR, CAR, FREE, FREE, FREE, FREE);
        prediction(CAR, FREE, FREE, FREE, FREE, FREE);
        NumpyFiles.bytes(folder.resolve("a_mask_camera.npy"), SHAPE, 1, 0, 1, 1, 1, 1);
        JsonNode document = document();
        assertThat(document.get("miou").asDouble()).isEqualTo(1);
        assertThat(document.get("completeness").asDouble()).isEqualTo(1);
    }

    /** The car is two voxels further: rays leave it from 1 m, where they leave it at its side, to 2 m later. */
    @Test
    void aRayThatMeetsTheSameClassAtAnotherDepthIsAHitFromTheNextLimitOn() throws IOException {
        truth(FREE, FREE, CAR, FREE, FREE, FREE);
        prediction(FREE, FREE, FREE, FREE, CAR, FREE);
        NumpyFiles.floats(folder.resolve("a_origins.npy"), "(1, 3)", 0.5, 0.5, 0.5);
        JsonNode car = document().get("classes").get(CAR);
        assertThat(car.get("rays").asInt()).isPositive();
        assertThat(car.get("ray_iou").get(0).asDouble()).isZero();
        assertThat(car.get("ray_iou").get(1).asDouble()).isPositive();
        assertThat(car.get("ray_iou").get(2).asDouble())
                .isGreaterThan(car.get("ray_iou").get(1).asDouble());
    }

    @Test
    void equalGridsAreMetAlike() throws IOException {
        truth(FREE, FREE, CAR, FREE, TREE, FREE);
        prediction(FREE, FREE, CAR, FREE, TREE, FREE);
        NumpyFiles.floats(folder.resolve("a_origins.npy"), "(2, 3)", 0.5, 0.5, 0.5, 5.5, 0.5, 0.5);
        JsonNode document = document();
        assertThat(document.get("ray_iou").asDouble()).isEqualTo(1);
        assertThat(document.get("classes").get(TREE).get("rays").asInt()).isPositive();
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        truth(FREE, FREE, CAR, FREE, TREE, FREE);
        assertRefused("a_pred.npy: no such file, nor with .gz");
        prediction(FREE, FREE, CAR, FREE, TREE, 7);
        assertRefused("a_pred.npy: number 5 is 7, must be 0 to 2");
        NumpyFiles.bytes(folder.resolve("a_pred.npy"), "(1, 6, 1)", 0, 0, 0, 0, 0, 0);
        assertRefused("a_pred.npy: has shape [1, 6, 1], must be as the labels: [6, 1, 1]");
        prediction(FREE, FREE, CAR, FREE, TREE, FREE);
        NumpyFiles.floats(folder.resolve("a_origins.npy"), "(1, 3)", 0.5, 9, 0.5);
        assertRefused("a_origins.npy: origin 0 at 0.5, 9.0, 0.5 m is outside the grid of 6 x 1 x 1");
        Files.copy(folder.resolve("a_pred.npy"), folder.resolve("a_pred.npy.gz"));
        assertRefused("a_pred.npy: is there with .gz, too");
        truth(FREE, FREE, CAR, FREE, TREE, 254);
        Files.delete(folder.resolve("a_pred.npy.gz"));
        assertRefused("a_gt.npy: number 5 is 254, must be 0 to 2 or 255");
        Files.delete(folder.resolve("a_gt.npy"));
        assertRefused("holds no *_gt.npy or *_gt.npy.gz");
    }

    @Test
    void aSampleWithoutOriginsAmongOthersIsNamed() throws IOException {
        truth(FREE, FREE, CAR, FREE, TREE, FREE);
        prediction(FREE, FREE, CAR, FREE, TREE, FREE);
        NumpyFiles.floats(folder.resolve("a_origins.npy"), "(1, 3)", 0.5, 0.5, 0.5);
        Files.copy(folder.resolve("a_gt.npy"), folder.resolve("b_gt.npy"));
        Files.copy(folder.resolve("a_pred.npy"), folder.resolve("b_pred.npy"));
        assertRefused("b has no _origins, others have");
    }

    @Test
    void wrongSettingsAreNamed() throws IOException {
        truth(FREE, FREE, CAR, FREE, TREE, FREE);
        prediction(FREE, FREE, CAR, FREE, TREE, FREE);
        Path file = folder.resolve("settings.json");
        String right = settings("\"none\"");
        Files.writeString(file, right.replace("\"free\": 2", "\"free\": 3").replace("metres\": 1,", "metres\": 0,"));
        assertRefused("settings.json: free must be 0 to 2, got 3; voxel_metres must be");
        Files.writeString(file, right.replace("\"free\"", "\"fre\""));
        assertRefused("settings.json: has no \"free\"; officially it is 17");
        Files.writeString(file, right.replace("{", "{\"fre\": 1, "));
        assertRefused("settings.json: Unrecognized field \"fre\"");
        settings("\"radar\"");
        assertRefused("settings.json: ");
        Files.writeString(file, "[]");
        assertRefused("settings.json: must be a JSON object of settings");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::document).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    private String settings(String mask) throws IOException {
        String settings = "{\"classes\": [\"car\", \"tree\", \"free\"], \"free\": 2, \"mask\": " + mask
                + ", \"voxel_metres\": 1, \"corner_metres\": [0, 0, 0], \"near_metres\": 1.5}";
        Files.writeString(folder.resolve("settings.json"), settings);
        return settings;
    }

    private void truth(int... classes) throws IOException {
        NumpyFiles.bytes(folder.resolve("a_gt.npy"), SHAPE, classes);
    }

    private void prediction(int... classes) throws IOException {
        NumpyFiles.bytes(folder.resolve("a_pred.npy"), SHAPE, Arrays.copyOf(classes, 6));
    }

    private JsonNode document() throws IOException {
        return ReportJson.of(new OccupancyEvaluation()
                .evaluate(new EvaluationInputs(folder, folder, Optional.of(folder.resolve("settings.json")))));
    }
}

package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.mount.Mounting;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the sheet of the first shipped model as it was in format 1. */
class ModelSheetTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void oldSheet() throws IOException {
        try (InputStream sheet = ModelSheetTest.class.getResourceAsStream("model-format-1.json")) {
            Files.copy(sheet, folder.resolve(ModelSheet.FILE));
        }
    }

    @Test
    void aSheetOfFormat1IsRead() {
        ModelSheet sheet = ModelSheet.read(folder);
        assertThat(sheet.format()).isEqualTo(ModelSheet.FORMAT);
        assertThat(sheet.id()).isEqualTo("pillar-sim-1");
        assertThat(sheet.scoreThreshold()).isEqualTo(0.5f);
        assertThat(sheet.detector())
                .isEqualTo(new PillarSpec(
                        new PillarGrid(51.2, 0.2, -5, 3),
                        Taxonomy.selecting("car", "truck", "bus", "pedestrian", "cyclist", "motorcycle"),
                        40_000,
                        12,
                        32,
                        List.of(new PillarSpec.Stage(32, 2), new PillarSpec.Stage(64, 3), new PillarSpec.Stage(96, 4)),
                        1,
                        48,
                        48,
                        0.3));
        assertThat(sheet.trained().path("steps").asInt()).isEqualTo(7500);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ModelSheet sheet = ModelSheet.read(folder);
        sheet.write(folder);
        assertThat(Files.readString(folder.resolve(ModelSheet.FILE))).contains("\"format\" : 3", "\"mounting\" : null");
        assertThat(ModelSheet.read(folder)).isEqualTo(sheet);
    }

    @Test
    void theShippedSheetIsTheOldOneInTheNewFormat() {
        ModelSheet shipped = ModelSheet.read(new ModelFolder(Path.of("../models")).find(ModelFolder.STANDARD));
        ModelSheet old = ModelSheet.read(folder);
        assertThat(old.mounting()).as("was not recorded").isNull();
        assertThat(shipped)
                .isEqualTo(new ModelSheet(
                        old.format(),
                        old.id(),
                        old.weights(),
                        old.sha256(),
                        old.scoreThreshold(),
                        new Mounting(1.4, 2.4),
                        old.detector(),
                        old.trained()));
    }

    @Test
    void theKindOfDetectorMustBeKnown() throws IOException {
        ModelSheet.read(folder).write(folder);
        replace("\"pillar\"", "\"voxel\"");
        assertThatThrownBy(() -> ModelSheet.read(folder))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("detector.kind must be one of [pillar, anchor, point_graph], got voxel");
        replace("\"kind\" : \"voxel\",", "");
        assertThatThrownBy(() -> ModelSheet.read(folder))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("detector.kind must be one of [pillar, anchor, point_graph], got null");
    }

    @Test
    void aClassThatNobodyKnowsIsNamed() throws IOException {
        replace("\"CAR\"", "\"CARR\"");
        assertThatThrownBy(() -> ModelSheet.read(folder))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("carr")
                .hasMessageContaining("did you mean \"car\"?");
    }

    @Test
    void formatsThatAreNoneAreRefused() throws IOException {
        replace("\"format\" : 1", "\"format\" : 0");
        assertThatThrownBy(() -> ModelSheet.read(folder)).hasMessageContaining("must be 1 to 3, got 0");
        replace("\"format\" : 0", "\"format\" : 4");
        assertThatThrownBy(() -> ModelSheet.read(folder)).hasMessageContaining("format 4 is newer than 3");
        Files.writeString(folder.resolve(ModelSheet.FILE), "[1]");
        assertThatThrownBy(() -> ModelSheet.read(folder)).isInstanceOf(BadModelException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"maxPillars\" : 40000    | \"maxPillars\" : 2000000000   | maxPillars must be 1 to 1000000",
                "\"pointsPerPillar\" : 12  | \"pointsPerPillar\" : 1001    | pointsPerPillar must be 1 to 1000",
                "\"pillarChannels\" : 32   | \"pillarChannels\" : 5000     | pillarChannels must be 1 to 4096",
                "\"pillarChannels\" : 32   | \"pillarChannels\" : 4096     | the grid's cells times pillarChannels must be",
                "\"layers\" : 4            | \"layers\" : 1000000000       | a stage's layers must be 1 to 64",
                "\"headChannels\" : 48     | \"headChannels\" : 0          | headChannels must be 1 to 4096",
                "\"pillarMetres\" : 0.2    | \"pillarMetres\" : 0.001      | at most 8192 cells along a side",
                "\"maxZ\" : 3.0            | \"maxZ\" : 1e300              | within 1000.0 m",
            })
    void numbersThatNoMachineCouldServeAreRefusedWithTheirLimit(String was, String huge, String problem)
            throws IOException {
        ModelSheet.read(folder).write(folder);
        replace(was, huge);
        assertThatThrownBy(() -> ModelSheet.read(folder))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining(problem);
    }

    private void replace(String what, String by) throws IOException {
        Path file = folder.resolve(ModelSheet.FILE);
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replaceFirst(what, by));
    }
}

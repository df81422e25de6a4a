package io.foresight.reflect.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.reflect.model.SampleModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSetsTest {
    @TempDir
    Path folder;

    /** One model that no row of a test uses. */
    static ModelSets none() {
        try {
            Path model = SampleModel.write(Files.createTempDirectory("sample"));
            return ModelSets.find(List.of(model.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rowsAreRunOnceAModelOfTheirRole() throws IOException {
        Path model = SampleModel.write(folder.resolve("a"));
        ModelSets sets = ModelSets.find(List.of(model + "," + model));
        List<Row> rows = DeclaredRows.named(List.of("expert", "post-trained", "reflection-data"));
        assertThat(RowPlan.of(rows, sets))
                .extracting(RowPlan::label)
                .containsExactly("expert", "post-trained, model 1", "post-trained, model 2", "reflection-data");
        assertThat(sets.of("trained").get(0).id()).isEqualTo("sample-1");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> ModelSets.find(List.of("a/b,c", "traned=d", "reflection-data=e", "reflection-data=f")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a/b\"")
                .hasMessageContaining("\"c\"")
                .hasMessageContaining("no role \"traned\"")
                .hasMessageContaining("\"reflection-data\" are given twice");
    }

    @Test
    void unknownRowsAreNamedAllAtOnce() {
        assertThatThrownBy(() -> DeclaredRows.named(List.of("expert", "reflct", "nonsense")))
                .hasMessageContaining("\"reflct\"")
                .hasMessageContaining("did you mean \"reflect\"?")
                .hasMessageContaining("\"nonsense\"");
    }

    @Test
    void everyDeclaredRowHasItsOwnName() {
        assertThat(DeclaredRows.all()).extracting(Row::name).doesNotHaveDuplicates();
        assertThat(DeclaredRows.named(DeclaredRows.SMOKE)).hasSameSizeAs(DeclaredRows.SMOKE);
    }
}

package io.foresight.perception.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetLocationTest {
    private static final List<String> KNOWN = List.of(DatasetLocation.FULL_SCALE, DatasetLocation.COLUMNS);

    @TempDir
    private Path folder;

    @Test
    void whatIsStatedFollowsAQuestionMark() throws IOException {
        DatasetLocation location = DatasetLocation.of(folder + "?columns=5&full_scale=255", KNOWN);
        assertThat(location.path()).isEqualTo(folder);
        assertThat(location.columns(3, 6)).hasValue(5);
        assertThat(location.fullScale()).hasValue(255f);
        assertThat(DatasetLocation.of("a b", KNOWN).options()).isEmpty();
    }

    @Test
    void aFileOfExactlyThisNameIsMeant() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("which?columns=5"));
        DatasetLocation location = DatasetLocation.of(odd.toString(), KNOWN);
        assertThat(location.path()).isEqualTo(odd);
        assertThat(location.columns(3, 6)).isEmpty();
        assertThat(DatasetLocation.of(odd + "?columns=4", KNOWN).columns(3, 6)).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?scale=2", "?", "?columns", "?columns=5&columns=5", "?columns=5&", "?Columns=5"})
    void otherOptionsAreRefusedWithThoseThatThereAre(String query) {
        assertThatThrownBy(() -> DatasetLocation.of("data" + query, KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there may be full_scale, columns");
    }

    @ParameterizedTest
    @CsvSource({
        "full_scale=",
        "full_scale=0",
        "full_scale=-1",
        "full_scale=NaN",
        "full_scale=1e99",
        "full_scale=many",
        "columns=2",
        "columns=7",
        "columns=4.5",
        "columns=",
        "columns=five"
    })
    void valuesWithoutSenseAreRefused(String option) {
        DatasetLocation location = DatasetLocation.of("data?" + option, KNOWN);
        String name = option.substring(0, option.indexOf('='));
        String value = option.substring(option.indexOf('=') + 1);
        assertThatThrownBy(() -> assertThat(location.fullScale().isPresent()
                                || location.columns(3, 6).isPresent())
                        .isFalse())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + " must be")
                .hasMessageContaining("got \"" + value + "\"");
    }
}

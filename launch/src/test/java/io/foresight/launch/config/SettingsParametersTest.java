package io.foresight.launch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsParametersTest {
    private static final Everything EVERYTHING = new Everything(
            true,
            7,
            1L << 40,
            0.1f,
            -2.5e-7,
            "a b",
            Path.of("x", "y"),
            Duration.ofMillis(1234),
            Colour.DARK_RED,
            new Inner(3, List.of("p", "q")),
            List.of(0.5, 1.0),
            Map.of("one", 1, "two", 2),
            Optional.of("there"),
            Optional.empty());

    @Test
    void theReaderMakesTheSameRecordOfThem() {
        assertThat(ConfigReader.of(Everything.class)
                        .parameters(SettingsParameters.of(EVERYTHING))
                        .withoutFile(List.of()))
                .isEqualTo(EVERYTHING);
    }

    @Test
    void namesAreFlatAndValuesAreRoss() {
        assertThat(SettingsParameters.of(EVERYTHING))
                .containsEntry("inner.some_depth", 3L)
                .containsEntry("inner.words", List.of("p", "q"))
                .containsEntry("ratio", 0.1)
                .containsEntry("period", "1.234s")
                .containsEntry("colour", "dark_red")
                .containsEntry("table.two", 2L)
                .containsEntry("option", "there")
                .doesNotContainKey("nothing");
    }

    @Test
    void namesThatSettingsHaveAreKnown() {
        for (String name : SettingsParameters.of(EVERYTHING).keySet()) {
            assertThat(SettingsParameters.knows(Everything.class, name))
                    .as(name)
                    .isTrue();
        }
        for (String name : new String[] {"vehicle_width", "inner", "inner.depth", "inner.words.more", "on.off", ""}) {
            assertThat(SettingsParameters.knows(Everything.class, name))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void listsOfGroupsAreLeftOut() {
        assertThat(SettingsParameters.of(new Groups(List.of(new Inner(1, List.of())), List.of())))
                .containsOnly(Map.entry("none", List.of()));
    }

    /** Every kind of component. */
    public record Everything(
            boolean on,
            int count,
            long large,
            float ratio,
            double number,
            String text,
            Path path,
            Duration period,
            Colour colour,
            Inner inner,
            List<Double> numbers,
            Map<String, Integer> table,
            Optional<String> option,
            Optional<String> nothing) {}

    /** A group. */
    public record Inner(int someDepth, List<String> words) {}

    /** Lists of groups. */
    public record Groups(List<Inner> groups, List<String> none) {}

    /** Constants. */
    public enum Colour {
        /** One of two words. */
        DARK_RED
    }
}

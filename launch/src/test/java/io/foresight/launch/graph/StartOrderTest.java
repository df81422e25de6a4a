package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    @Test
    void eachComesAfterThoseItWaitsForAndOtherwiseAsWritten() {
        StartOrder order = StartOrder.of(after("d: c b", "a:", "b: a", "c:", "e:"));

        assertThat(order.names()).containsExactly("a", "b", "c", "d", "e");
        assertThat(order.circle()).isEmpty();
    }

    @Test
    void aCircleIsNamedWithoutThoseThatOnlyWaitForIt() {
        StartOrder order = StartOrder.of(after("outside: b", "a: c", "b: a", "c: b", "free:"));

        assertThat(order.names()).containsExactly("free");
        assertThat(order.circle()).containsExactly("b", "a", "c");
        assertThat(StartOrder.of(after("a: a")).circle()).containsExactly("a");
    }

    private static Map<String, List<String>> after(String... lines) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            after.put(
                    parts[0],
                    parts[1].isBlank() ? List.of() : List.of(parts[1].strip().split(" ")));
        }
        return after;
    }
}

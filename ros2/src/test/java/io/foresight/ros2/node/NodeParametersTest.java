package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.message.RclInterfaces.ListParametersResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeParametersTest {
    private final NodeParameters parameters =
            new NodeParameters(Map.of("a", 1L, "g.b", true, "g.h.c", 2.5, "gg.d", "x", "e", List.of()));

    @Test
    void prefixesAndDepthChooseWhatIsListed() {
        assertThat(parameters.list(List.of(), 0))
                .isEqualTo(
                        new ListParametersResult(List.of("a", "e", "g.b", "g.h.c", "gg.d"), List.of("g", "g.h", "gg")));
        assertThat(parameters.list(List.of(), 1).names()).containsExactly("a", "e");
        assertThat(parameters.list(List.of(), 2).names()).containsExactly("a", "e", "g.b", "gg.d");
        assertThat(parameters.list(List.of("g"), 0).names()).containsExactly("g.b", "g.h.c");
        assertThat(parameters.list(List.of("g"), 1).names()).containsExactly("g.b");
        assertThat(parameters.list(List.of("a", "gg"), 0).names()).containsExactly("a", "gg.d");
        assertThat(parameters.list(List.of("nothing"), 0)).isEqualTo(new ListParametersResult(List.of(), List.of()));
        assertThat(parameters.list(List.of(), -1).names()).as("hostile").isEmpty();
    }

    @Test
    void whatIsNotThereIsNotSetAndCannotBe() {
        assertThat(parameters.values(List.of("x", "a"))).extracting("type").containsExactly(0, 2);
        assertThat(parameters.types(List.of("e", "x")).toArray()).containsExactly(9, 0);
        assertThat(parameters.refusal("x")).isEqualTo("no parameter x");
        assertThat(parameters.refusal("a")).contains("-p a:=VALUE");
    }
}

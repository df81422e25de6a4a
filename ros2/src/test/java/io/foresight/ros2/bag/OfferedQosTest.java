package io.foresight.ros2.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferedQosTest {
    private static final Path FILE = Path.of("bag");

    @Test
    void numbersOfRmwAreRead() throws IOException {
        assertThat(OfferedQos.parse(FILE, """
                        - history: 1
                          depth: 5
                          reliability: 2
                          durability: 2
                        - history: 2
                          depth: 0
                          reliability: 1
                          durability: 1
                        - history: 3
                          depth: 0
                          reliability: 0
                          durability: 0
                        """))
                .containsExactly(
                        Qos.SENSOR_DATA, new Qos(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 1000), Qos.DEFAULT);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<Qos> offered = List.of(Qos.TRANSIENT_LOCAL.withDepth(7), Qos.SENSOR_DATA);

        assertThat(OfferedQos.parse(FILE, OfferedQos.text(offered))).isEqualTo(offered);
        assertThat(OfferedQos.parse(FILE, OfferedQos.text(List.of()))).isEmpty();
        assertThat(OfferedQos.parse(FILE, null)).isEmpty();
    }

    @Test
    void whatIsNoListOfProfilesIsRefused() {
        refuses("history: 1", "offered_qos_profiles must be a list");
        refuses("- 3", "offered_qos_profiles must be a list of mappings");
        refuses("- {", "offered_qos_profiles is not YAML");
        refuses("[".repeat(1000), "nested deeper than 32");
        refuses("# " + "x".repeat(70_000), "70002 characters, the limit is 65536");
        refuses("- {history: 1}\n".repeat(1025), "a list of at most 1024 profiles");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> OfferedQos.parse(FILE, text))
                .isInstanceOf(BagException.class)
                .hasMessageContaining(why);
    }
}

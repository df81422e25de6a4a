package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosNameTest {
    @Test
    void namesGetTheirPrefixesAndTypesTheirNamespace() {
        assertThat(RosName.topic("/lidar/points_2")).isEqualTo("rt/lidar/points_2");
        assertThat(RosName.request("/plan")).isEqualTo("rq/planRequest");
        assertThat(RosName.reply("/plan")).isEqualTo("rr/planReply");
        assertThat(RosName.type("sensor_msgs/msg/PointCloud2")).isEqualTo("sensor_msgs::msg::dds_::PointCloud2_");
    }

    @ParameterizedTest
    @CsvSource({
        "chatter, begin with '/'",
        "'', begin with '/'",
        "/, empty part",
        "/a/, empty part",
        "/a//b, empty part",
        "/2d, '2d'",
        "/a b, 'a b'",
        "/a-b, 'a-b'",
        "/~/a, '~'",
        "/a__b, two '_'",
        "/ö, 'ö'"
    })
    void aBrokenRuleIsTold(String name, String expected) {
        assertThatThrownBy(() -> RosName.topic(name))
                .isInstanceOfSatisfying(
                        DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.BAD_NAME))
                .hasMessageContaining(expected);
    }

    @Test
    void aNameTooLongForDdsIsRefused() {
        assertThat(RosName.topic("/" + "a".repeat(252))).hasSize(255);
        assertThatThrownBy(() -> RosName.topic("/" + "a".repeat(253))).hasMessageContainingAll("256", "255");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"String", "std_msgs/String", "std_msgs/msg/string", "Std/msg/String", "std_msgs/msg/Str_ing", ""
            })
    void aTypeOfAnotherFormIsRefused(String type) {
        assertThatThrownBy(() -> RosName.type(type)).hasMessageContaining("package/msg/Name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rt/a b", "rt/<a>", "rt/a\"", "rt/ö"})
    void whatWouldBreakTheProfileIsNoDdsName(String name) {
        assertThatThrownBy(() -> Endpoint.of(name, "a::B_", Qos.DEFAULT)).isInstanceOf(DdsException.class);
        assertThatThrownBy(() -> Endpoint.of("rt/a", name, Qos.DEFAULT)).isInstanceOf(DdsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 15, (256 << 20) + 1})
    void aLimitOutOfRangeIsRefused(int bytes) {
        Endpoint endpoint = Endpoint.of("ros_discovery_info", "a::B_", Qos.DEFAULT);
        assertThatThrownBy(() -> endpoint.withLimit(bytes)).hasMessageContainingAll("ros_discovery_info", "" + bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RIHS01_", "RIHS01_00", "RIHS01_<", "typehash=1;"})
    void aHashOfAnotherFormIsRefused(String hash) {
        Endpoint endpoint = Endpoint.of("rt/a", "a::B_", Qos.DEFAULT);
        assertThatThrownBy(() -> endpoint.withTypeHash(hash)).hasMessageContainingAll("rt/a", "RIHS01_", hash);
    }
}

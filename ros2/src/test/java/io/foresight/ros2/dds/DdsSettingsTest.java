package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdsSettingsTest {
    @Test
    void anEmptyEnvironmentIsRosDefault() {
        DdsSettings expected = new DdsSettings(0, DiscoveryRange.SUBNET, List.of());
        assertThat(DdsSettings.of(Map.of())).isEqualTo(expected);
        assertThat(DdsSettings.of(Map.of(
                        "ROS_DOMAIN_ID", "",
                        "ROS_LOCALHOST_ONLY", "",
                        "ROS_AUTOMATIC_DISCOVERY_RANGE", "",
                        "ROS_STATIC_PEERS", "")))
                .isEqualTo(expected);
    }

    @Test
    void everyVariableIsRead() {
        assertThat(DdsSettings.of(Map.of(
                        "ROS_DOMAIN_ID", "232",
                        "ROS_LOCALHOST_ONLY", "0",
                        "ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST",
                        "ROS_STATIC_PEERS", "192.168.1.7; robot-2.local;")))
                .isEqualTo(new DdsSettings(232, DiscoveryRange.LOCALHOST, List.of("192.168.1.7", "robot-2.local")));
        assertThat(DdsSettings.of(Map.of("ROS_LOCALHOST_ONLY", "1", "ROS_AUTOMATIC_DISCOVERY_RANGE", "SUBNET")))
                .isEqualTo(DdsSettings.local(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROS_DOMAIN_ID | 233 | 0 to 232",
                "ROS_DOMAIN_ID | -1 | 0 to 232",
                "ROS_DOMAIN_ID | 1.0 | integer",
                "ROS_DOMAIN_ID | 99999999999 | 99999999999",
                "ROS_DOMAIN_ID | seven | seven",
                "ROS_LOCALHOST_ONLY | yes | 0 or 1",
                "ROS_AUTOMATIC_DISCOVERY_RANGE | subnet | SUBNET, LOCALHOST, OFF, SYSTEM_DEFAULT",
                "ROS_AUTOMATIC_DISCOVERY_RANGE | WORLD | WORLD",
                "ROS_STATIC_PEERS | 1.2.3 | 1.2.3",
                "ROS_STATIC_PEERS | 1.2.3.256 | 1.2.3.256",
                "ROS_STATIC_PEERS | 1.2.3.4, 1.2.3.5 | IPv4",
                "ROS_STATIC_PEERS | fe80::1 | fe80::1",
                "ROS_STATIC_PEERS | -robot | -robot",
                "ROS_STATIC_PEERS | <host> | <host>",
            })
    void aBadValueIsNamedWithItsVariable(String variable, String value, String expected) {
        assertThatThrownBy(() -> DdsSettings.of(Map.of(variable, value)))
                .isInstanceOfSatisfying(
                        DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.BAD_SETTINGS))
                .hasMessageContainingAll(variable, expected);
    }

    @Test
    void allProblemsAreListedAtOnce() {
        assertThatThrownBy(() -> DdsSettings.of(Map.of(
                        "ROS_DOMAIN_ID", "x",
                        "ROS_LOCALHOST_ONLY", "2",
                        "ROS_AUTOMATIC_DISCOVERY_RANGE", "NEAR",
                        "ROS_STATIC_PEERS", "1.1.1.1;999.1.1.1;$")))
                .hasMessageContainingAll("'x'", "'2'", "'NEAR'", "'999.1.1.1'", "'$'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "SYSTEM_DEFAULT"})
    void peersThatWouldNotBeAskedAreRefused(String range) {
        assertThatThrownBy(() ->
                        DdsSettings.of(Map.of("ROS_AUTOMATIC_DISCOVERY_RANGE", range, "ROS_STATIC_PEERS", "1.2.3.4")))
                .hasMessageContainingAll("ROS_STATIC_PEERS", range);
        assertThatThrownBy(() -> DdsSettings.of(Map.of("ROS_LOCALHOST_ONLY", "1", "ROS_STATIC_PEERS", "1.2.3.4")))
                .hasMessageContainingAll("ROS_STATIC_PEERS", "ROS_LOCALHOST_ONLY");
    }

    @Test
    void settingsMadeInJavaAreCheckedTheSameWay() {
        assertThatThrownBy(() -> new DdsSettings(-1, DiscoveryRange.OFF, List.of("1.2.3.4", "a b")))
                .hasMessageContainingAll("-1", "'a b'", "OFF");
    }

    @Test
    void theProfileAsksMulticastThisMachineAndThePeers() {
        String xml = FastDdsProfile.participant("a", new DdsSettings(7, DiscoveryRange.SUBNET, List.of("127.0.0.9")))
                .xml();
        assertThat(xml)
                .contains("<address>239.255.0.1</address><port>9150</port>")
                .contains("<address>127.0.0.1</address><port>9160</port>")
                .contains("<address>127.0.0.9</address><port>9222</port>")
                .contains("<value>65.6e.63.6c.61.76.65.3d.2f.3b</value>")
                .doesNotContain("interfaceWhiteList");
        assertThat(FastDdsProfile.participant("a", new DdsSettings(7, DiscoveryRange.LOCALHOST, List.of("127.0.0.9")))
                        .xml())
                .contains("<address>127.0.0.9</address>")
                .doesNotContain("239.255.0.1");
        assertThat(FastDdsProfile.participant("a", DdsSettings.local(7)).xml()).contains("interfaceWhiteList");
        assertThat(FastDdsProfile.participant("a", new DdsSettings(7, DiscoveryRange.SYSTEM_DEFAULT, List.of()))
                        .xml())
                .doesNotContain("initialPeersList");
    }

    @Test
    void aPeerWhoseNameNobodyKnowsIsNamed() {
        DdsSettings settings = new DdsSettings(0, DiscoveryRange.SUBNET, List.of("no-such-machine.invalid"));
        assertThatThrownBy(() -> FastDdsProfile.participant("a", settings))
                .isInstanceOf(DdsException.class)
                .hasMessageContaining("no-such-machine.invalid");
    }
}

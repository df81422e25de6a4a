package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.WirePeer;
import io.foresight.ros2.dds.WirePeers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The parameter services asked by a program over Cyclone DDS. Needs idlc, a C compiler and Cyclone's headers (Debian: cyclonedds-tools,
 * cyclonedds-dev, gcc); without them it is skipped and says so.
 */
@Tag("interop")
class CycloneParametersTest {
    private static final int DOMAIN = 74;

    @Test
    void allSixServicesAnswer() throws IOException, InterruptedException {
        try (RosNode node = RosNode.open(
                        new FastDds(),
                        DdsSettings.local(DOMAIN),
                        NodeArguments.parse(List.of("-r", "__ns:=/robot")),
                        NodeDefaults.named("eye"),
                        Map.of("RMW_IMPLEMENTATION", "rmw_cyclonedds_cpp"),
                        InstantSource.system());
                WirePeer peer = start(node)) {
            assertThat(peer.says("done")).as(peer.tail()).isTrue();
            assertThat(peer.lines())
                    .containsExactly(
                            "names limits.depth limits.scale names on places rates truths use_sim_time words",
                            "prefixes limits",
                            "value limits.depth 2 -3",
                            "value limits.scale 3 0.5",
                            "value on 1 true",
                            "value words 4 two words",
                            "value names 9 a bc",
                            "value places 7 1 2 3",
                            "value rates 8 0.25 4",
                            "value truths 6 1 0",
                            "value nothing 0",
                            "value use_sim_time 1 false",
                            "types 2 3 1 4 9 7 8 6 0 1",
                            "description limits.depth 2 read only (fixed when the node starts)",
                            "description limits.scale 3 read only (fixed when the node starts)",
                            "description on 1 read only (fixed when the node starts)",
                            "description words 4 read only (fixed when the node starts)",
                            "description names 9 read only (fixed when the node starts)",
                            "description places 7 read only (fixed when the node starts)",
                            "description rates 8 read only (fixed when the node starts)",
                            "description truths 6 read only (fixed when the node starts)",
                            "description nothing 0 read only ()",
                            "description use_sim_time 1 read only (fixed when the node starts)",
                            "set 0 limits.depth is fixed when the node starts: start it with -p limits.depth:=VALUE",
                            "set all 0 limits.depth is fixed when the node starts: start it with -p"
                                    + " limits.depth:=VALUE",
                            "done");
        }
    }

    private WirePeer start(RosNode node) throws IOException, InterruptedException {
        node.declare(Map.of(
                "limits.depth",
                -3L,
                "limits.scale",
                0.5,
                "on",
                true,
                "words",
                "two words",
                "names",
                List.of("a", "bc"),
                "places",
                List.of(1L, 2L, 3L),
                "rates",
                List.of(0.25, 4.0),
                "truths",
                List.of(true, false)));
        return WirePeers.startAlone(
                "parameter_peer",
                DOMAIN,
                node.fullName(),
                "limits.depth",
                "limits.scale",
                "on",
                "words",
                "names",
                "places",
                "rates",
                "truths",
                "nothing",
                "use_sim_time");
    }
}

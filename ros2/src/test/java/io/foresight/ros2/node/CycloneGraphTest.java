package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.WirePeer;
import io.foresight.ros2.dds.WirePeers;
import io.foresight.ros2.message.RmwDdsCommon;
import io.foresight.ros2.message.RmwDdsCommonHumble;
import io.foresight.ros2.message.StdMsgs.Text;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The graph as a program over Cyclone DDS sees and tells it, in both layouts. Needs idlc, a C compiler and Cyclone's headers (Debian:
 * cyclonedds-tools, cyclonedds-dev, gcc); without them it is skipped and says so.
 */
@Tag("interop")
class CycloneGraphTest {
    private static final int DOMAIN = 73;

    @ParameterizedTest
    @ValueSource(strings = {"jazzy", "humble"})
    void eachSeesTheOthersNodeUntilItGoes(String distribution) throws IOException, InterruptedException {
        Class<? extends Record> info = distribution.equals("humble")
                ? RmwDdsCommonHumble.ParticipantEntitiesInfo.class
                : RmwDdsCommon.ParticipantEntitiesInfo.class;
        WirePeers peers = new WirePeers(List.of(MessageType.of(info), MessageType.of(Text.class)));
        try (WirePeer peer = peers.start(WirePeers.Kind.CYCLONE, "nodes_peer", DOMAIN)) {
            assertThat(peer.says("announced")).as(peer.tail()).isTrue();
            try (RosNode node = RosNode.open(
                    new FastDds(),
                    DdsSettings.local(DOMAIN),
                    NodeArguments.parse(List.of("-r", "__ns:=/robot", "--disable-rosout-logs")),
                    NodeDefaults.named("talker"),
                    Map.of("ROS_DISTRO", distribution),
                    InstantSource.system())) {
                Publisher<Text> orders = node.publisher("/orders", Text.class, Qos.RELIABLE);
                assertThat(Eventually.so(() -> orders.subscribers() == 1)).isTrue();
                assertThat(Eventually.so(() -> node.graph().nodes().size() == 1))
                        .isTrue();
                GraphNode other = node.graph().nodes().get(0);
                assertThat(other.fullName()).isEqualTo("/cyclone/peer");
                assertThat(other.readers()).hasSize(1).allMatch(other.participant()::sameParticipant);
                assertThat(other.writers()).hasSize(1).allMatch(other.participant()::sameParticipant);
                node.subscribe("words", Text.class, Qos.RELIABLE, text -> {});
                assertThat(peer.says("node /robot talker readers 1 writers "))
                        .as(peer.tail())
                        .isTrue();
                peer.stop();
                assertThat(Eventually.so(() -> node.graph().nodes().isEmpty())).isTrue();
            }
        }
    }

    @Test
    void aKilledPeersNodeIsForgottenWithItsLease() throws IOException, InterruptedException {
        WirePeers peers = new WirePeers(
                List.of(MessageType.of(RmwDdsCommon.ParticipantEntitiesInfo.class), MessageType.of(Text.class)));
        try (WirePeer peer = peers.start(WirePeers.Kind.CYCLONE, "nodes_peer", DOMAIN);
                RosNode node = RosNode.open(
                        new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named("talker"))) {
            assertThat(Eventually.so(() -> node.graph().nodes().size() == 1)).isTrue();
            peer.kill();
            assertThat(Eventually.so(() -> node.graph().nodes().isEmpty())).isTrue();
        }
    }

    @Test
    void aNodeThatClosesIsGoneAtOnce() throws IOException, InterruptedException {
        WirePeers peers = new WirePeers(
                List.of(MessageType.of(RmwDdsCommon.ParticipantEntitiesInfo.class), MessageType.of(Text.class)));
        try (WirePeer peer = peers.start(WirePeers.Kind.CYCLONE, "nodes_peer", DOMAIN)) {
            try (RosNode node = RosNode.open(
                    new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named("talker"))) {
                assertThat(peer.says("node / talker "))
                        .as("%s is seen: %s", node.fullName(), peer.tail())
                        .isTrue();
            }
            assertThat(peer.says("nobody")).as(peer.tail()).isTrue();
            peer.stop();
        }
    }
}

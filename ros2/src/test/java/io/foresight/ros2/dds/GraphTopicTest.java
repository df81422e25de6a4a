package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.RmwDdsCommon;
import io.foresight.ros2.message.RmwDdsCommonHumble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ros_discovery_info} with programs of other DDS implementations: they read what we tell, we read what they tell, in both layouts. */
@Tag("interop")
class GraphTopicTest {
    private static final int DOMAIN = 66;
    private static final String OUR_GID = "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a";
    private static final String THEIR_GID = "0110c0ffee0000010203040506070800";

    /** Room for each participant's sample: the history of a topic without keys is one for all its writers. */
    private static final Qos EVERYBODY = Qos.TRANSIENT_LOCAL.withDepth(8);

    @ParameterizedTest
    @EnumSource
    void since2023(WirePeers.Kind kind) throws IOException, InterruptedException {
        MessageType<RmwDdsCommon.ParticipantEntitiesInfo> type =
                MessageType.of(RmwDdsCommon.ParticipantEntitiesInfo.class);
        RmwDdsCommon.ParticipantEntitiesInfo ours = new RmwDdsCommon.ParticipantEntitiesInfo(
                gid("0a", 16),
                List.of(
                        new RmwDdsCommon.NodeEntitiesInfo("/", "perception", List.of(gid("0b", 16)), List.of()),
                        new RmwDdsCommon.NodeEntitiesInfo(
                                "/robot", "planner", List.of(), List.of(gid("0c", 16), gid("0d", 16)))));
        List<byte[]> theirs = exchange(kind, type, type.encode(ours), text(ours));
        assertThat(theirs).extracting(cdr -> text(type.decode(cdr))).containsExactly(expected(16));
    }

    @ParameterizedTest
    @EnumSource
    void humble(WirePeers.Kind kind) throws IOException, InterruptedException {
        MessageType<RmwDdsCommonHumble.ParticipantEntitiesInfo> type =
                MessageType.of(RmwDdsCommonHumble.ParticipantEntitiesInfo.class);
        RmwDdsCommonHumble.ParticipantEntitiesInfo ours = new RmwDdsCommonHumble.ParticipantEntitiesInfo(
                humbleGid("0a"),
                List.of(new RmwDdsCommonHumble.NodeEntitiesInfo(
                        "/", "perception", List.of(humbleGid("0b")), List.of(humbleGid("0c")))));
        List<byte[]> theirs = exchange(kind, type, type.encode(ours), text(ours));
        assertThat(theirs).extracting(cdr -> text(type.decode(cdr))).containsExactly(expected(24));
    }

    /** What the peer told, after it said that it heard what we tell. */
    private List<byte[]> exchange(WirePeers.Kind kind, MessageType<?> type, byte[] told, String expected)
            throws IOException, InterruptedException {
        Texts.Kept kept = new Texts.Kept();
        try (WirePeer peer = new WirePeers(List.of(type)).start(kind, "graph_peer", DOMAIN, THEIR_GID);
                DdsParticipant here = new FastDds().open("here", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            here.createReader(graph(type, EVERYBODY), kept);
            here.createWriter(graph(type, Qos.TRANSIENT_LOCAL)).write(ByteBuffer.wrap(told));
            assertThat(peer.says("graph " + OUR_GID)).as(peer.tail()).isTrue();
            assertThat(peer.after("graph"))
                    .filteredOn(line -> line.startsWith(OUR_GID))
                    .containsExactly(expected);
            assertThat(Eventually.so(() -> !from(kept, here).isEmpty())).isTrue();
            peer.stop();
            return from(kept, here);
        }
    }

    private static Endpoint graph(MessageType<?> type, Qos qos) {
        return Endpoint.of("ros_discovery_info", type.ddsName(), qos);
    }

    /** Not what the participant told itself. */
    private static List<byte[]> from(Texts.Kept kept, DdsParticipant here) {
        return kept.samples.stream()
                .filter(sample -> !sample.writer().sameParticipant(here.guid()))
                .map(Sample::cdr)
                .toList();
    }

    private static String expected(int size) {
        return their("c1", size) + " /cell their_node r " + their("04", size) + " w " + their("03", size) + ","
                + their("02", size);
    }

    private static String their(String last, int size) {
        return THEIR_GID.substring(0, 30) + last + "00".repeat(size - 16);
    }

    private static RmwDdsCommon.Gid gid(String hex, int size) {
        return new RmwDdsCommon.Gid(bytes(hex, size));
    }

    private static RmwDdsCommonHumble.Gid humbleGid(String hex) {
        return new RmwDdsCommonHumble.Gid(bytes(hex, 24));
    }

    private static Bytes bytes(String hex, int size) {
        return Bytes.view(Arrays.copyOf(HexFormat.of().parseHex(hex.repeat(16)), size));
    }

    private static String text(RmwDdsCommon.ParticipantEntitiesInfo info) {
        return hex(info.gid().data())
                + info.nodeEntitiesInfoSeq().stream()
                        .map(node -> text(
                                node.nodeNamespace(),
                                node.nodeName(),
                                node.readerGidSeq().stream()
                                        .map(RmwDdsCommon.Gid::data)
                                        .toList(),
                                node.writerGidSeq().stream()
                                        .map(RmwDdsCommon.Gid::data)
                                        .toList()))
                        .collect(Collectors.joining());
    }

    private static String text(RmwDdsCommonHumble.ParticipantEntitiesInfo info) {
        return hex(info.gid().data())
                + info.nodeEntitiesInfoSeq().stream()
                        .map(node -> text(
                                node.nodeNamespace(),
                                node.nodeName(),
                                node.readerGidSeq().stream()
                                        .map(RmwDdsCommonHumble.Gid::data)
                                        .toList(),
                                node.writerGidSeq().stream()
                                        .map(RmwDdsCommonHumble.Gid::data)
                                        .toList()))
                        .collect(Collectors.joining());
    }

    private static String text(String namespace, String name, List<Bytes> readers, List<Bytes> writers) {
        return " " + namespace + " " + name + " r " + hex(readers) + " w " + hex(writers);
    }

    private static String hex(List<Bytes> gids) {
        return gids.stream().map(GraphTopicTest::hex).collect(Collectors.joining(","));
    }

    private static String hex(Bytes gid) {
        return HexFormat.of().formatHex(gid.toArray());
    }
}

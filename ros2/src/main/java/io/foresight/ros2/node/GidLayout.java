package io.foresight.ros2.node;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.message.RmwDdsCommon;
import io.foresight.ros2.message.RmwDdsCommonHumble;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The two layouts of {@code ros_discovery_info}: since Iron a GUID has 16 bytes; before, it was padded to 24, under the same type name. */
enum GidLayout {
    CURRENT,
    HUMBLE;

    private static final Set<String> OLD = Set.of("foxy", "galactic", "humble");
    private static final MessageType<RmwDdsCommon.ParticipantEntitiesInfo> NEW_TYPE =
            MessageType.of(RmwDdsCommon.ParticipantEntitiesInfo.class);
    private static final MessageType<RmwDdsCommonHumble.ParticipantEntitiesInfo> OLD_TYPE =
            MessageType.of(RmwDdsCommonHumble.ParticipantEntitiesInfo.class);

    /** The layout of a ROS 2 distribution; the current layout if none is given. */
    static GidLayout of(String distribution) {
        return OLD.contains(distribution) ? HUMBLE : CURRENT;
    }

    static String ddsType() {
        return NEW_TYPE.ddsName();
    }

    byte[] encode(Guid participant, List<GraphNode> nodes) {
        return switch (this) {
            case CURRENT ->
                NEW_TYPE.encode(new RmwDdsCommon.ParticipantEntitiesInfo(
                        gid(participant),
                        nodes.stream()
                                .map(node -> new RmwDdsCommon.NodeEntitiesInfo(
                                        node.namespace(),
                                        node.name(),
                                        node.readers().stream()
                                                .map(GidLayout::gid)
                                                .toList(),
                                        node.writers().stream()
                                                .map(GidLayout::gid)
                                                .toList()))
                                .toList()));
            case HUMBLE ->
                OLD_TYPE.encode(new RmwDdsCommonHumble.ParticipantEntitiesInfo(
                        longGid(participant),
                        nodes.stream()
                                .map(node -> new RmwDdsCommonHumble.NodeEntitiesInfo(
                                        node.namespace(),
                                        node.name(),
                                        node.readers().stream()
                                                .map(GidLayout::longGid)
                                                .toList(),
                                        node.writers().stream()
                                                .map(GidLayout::longGid)
                                                .toList()))
                                .toList()));
        };
    }

    /** Decodes either layout. They cannot be confused, because the participant's GUID alone differs by eight bytes in length. */
    static ParticipantNodes decode(byte[] cdr) {
        try {
            return current(NEW_TYPE.decode(cdr));
        } catch (CdrException notCurrent) {
            try {
                return humble(OLD_TYPE.decode(cdr));
            } catch (CdrException neither) {
                notCurrent.addSuppressed(neither);
                throw notCurrent;
            }
        }
    }

    private static ParticipantNodes current(RmwDdsCommon.ParticipantEntitiesInfo info) {
        Guid participant = guid(info.gid().data());
        return new ParticipantNodes(
                participant,
                info.nodeEntitiesInfoSeq().stream()
                        .map(node -> new GraphNode(
                                node.nodeNamespace(),
                                node.nodeName(),
                                participant,
                                node.readerGidSeq().stream()
                                        .map(gid -> guid(gid.data()))
                                        .toList(),
                                node.writerGidSeq().stream()
                                        .map(gid -> guid(gid.data()))
                                        .toList()))
                        .toList());
    }

    private static ParticipantNodes humble(RmwDdsCommonHumble.ParticipantEntitiesInfo info) {
        Guid participant = guid(info.gid().data());
        return new ParticipantNodes(
                participant,
                info.nodeEntitiesInfoSeq().stream()
                        .map(node -> new GraphNode(
                                node.nodeNamespace(),
                                node.nodeName(),
                                participant,
                                node.readerGidSeq().stream()
                                        .map(gid -> guid(gid.data()))
                                        .toList(),
                                node.writerGidSeq().stream()
                                        .map(gid -> guid(gid.data()))
                                        .toList()))
                        .toList());
    }

    private static RmwDdsCommon.Gid gid(Guid guid) {
        return new RmwDdsCommon.Gid(Bytes.view(guid.bytes()));
    }

    private static RmwDdsCommonHumble.Gid longGid(Guid guid) {
        return new RmwDdsCommonHumble.Gid(Bytes.view(Arrays.copyOf(guid.bytes(), 24)));
    }

    private static Guid guid(Bytes bytes) {
        ByteBuffer buffer = bytes.buffer();
        return new Guid(buffer.getLong(), buffer.getLong());
    }

    /** The nodes announced by one participant. */
    record ParticipantNodes(Guid participant, List<GraphNode> nodes) {}
}

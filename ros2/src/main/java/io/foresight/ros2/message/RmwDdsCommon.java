package io.foresight.ros2.message;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.FixedLength;
import io.foresight.ros2.cdr.MaxLength;
import io.foresight.ros2.cdr.RosPackage;
import java.util.List;

/**
 * {@code rmw_dds_common} since Iron: sent by every participant on {@code ros_discovery_info}. For Humble see {@link RmwDdsCommonHumble}.
 */
@RosPackage("rmw_dds_common")
public final class RmwDdsCommon {
    private RmwDdsCommon() {}

    /** An entity's GUID. */
    public record Gid(@FixedLength(16) Bytes data) {}

    /** A node and its readers and writers. */
    public record NodeEntitiesInfo(
            @MaxLength(256) String nodeNamespace,
            @MaxLength(256) String nodeName,
            List<Gid> readerGidSeq,
            List<Gid> writerGidSeq) {}

    /** A participant and its nodes. */
    public record ParticipantEntitiesInfo(Gid gid, List<NodeEntitiesInfo> nodeEntitiesInfoSeq) {}
}

package io.foresight.ros2.message;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.FixedLength;
import io.foresight.ros2.cdr.MaxLength;
import io.foresight.ros2.cdr.RosPackage;
import java.util.List;

/** {@code rmw_dds_common} of Humble and older: GUIDs are padded to 24 bytes; the type names are the same as in {@link RmwDdsCommon}. */
@RosPackage("rmw_dds_common")
public final class RmwDdsCommonHumble {
    private RmwDdsCommonHumble() {}

    /** An entity's GUID, padded with eight zeros. */
    public record Gid(@FixedLength(24) Bytes data) {}

    /** A node and its readers and writers. */
    public record NodeEntitiesInfo(
            @MaxLength(256) String nodeNamespace,
            @MaxLength(256) String nodeName,
            List<Gid> readerGidSeq,
            List<Gid> writerGidSeq) {}

    /** A participant and its nodes. */
    public record ParticipantEntitiesInfo(Gid gid, List<NodeEntitiesInfo> nodeEntitiesInfoSeq) {}
}

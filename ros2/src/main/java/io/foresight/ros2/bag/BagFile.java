package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One file of a bag. */
interface BagFile {
    /**
     * A file, of the kind that its content says.
     *
     * @throws BagException when it is of no kind that is read, saying what it is and what to do
     */
    static BagFile of(Path path, McapLimits limits) throws IOException {
        FileKind kind = FileKind.of(path);
        return switch (kind) {
            case MCAP -> new McapBagFile(path, limits);
            case SQLITE -> new SqliteBagFile(path, limits);
            case ZSTD, ROS1, LFS_POINTER, EMPTY, OTHER -> throw new BagException(path, kind.advice());
        };
    }

    /** Topics and message counts, read from the file itself. */
    List<BagTopic> topics() throws IOException;

    /** First and last log time; equal when there is no message. */
    long[] times() throws IOException;

    /** The log times of a topic's messages, ascending. */
    long[] logTimes(String topic) throws IOException;

    /** The selected messages, in order of log time. */
    BagMessages messages(McapQuery query) throws IOException;
}

package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file of a bag. */
interface BagFile {
    /**
     * A file, of the kind that its content says.
     *
     * @param damage where damaged parts are left out; empty: they are errors
     * @throws BagException when it is of no kind that is read, saying what it is and what to do
     */
    static BagFile of(Path path, McapLimits limits, Optional<Damage> damage) throws IOException {
        FileKind kind = FileKind.of(path);
        return switch (kind) {
            case MCAP -> new McapBagFile(path, limits, damage);
            case SQLITE -> new SqliteBagFile(path, limits, damage);
            case ZSTD, ROS1, LFS_POINTER, EMPTY, OTHER -> throw new BagException(path, kind.advice());
        };
    }

    /** Topics and message counts, read from the file itself. */
    List<BagTopic> topics() throws IOException;

    /** First and last log time; equal when there is no message. */
    long[] times() throws IOException;

    /** The log times of a topic's messages, ascending. */
    long[] logTimes(BagTopic topic) throws IOException;

    /** The selected messages, in order of log time. */
    BagMessages messages(McapQuery query) throws IOException;

    /** As {@code metadata.yaml} calls the kind of file. */
    String storage();

    /** Where damaged parts are left out; empty: they are errors. */
    Optional<Damage> damage();
}

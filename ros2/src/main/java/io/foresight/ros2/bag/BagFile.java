package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.util.List;

/** One file of a bag. */
interface BagFile {
    /** Topics and message counts, read from the file itself. */
    List<BagTopic> topics() throws IOException;

    /** First and last log time; equal when there is no message. */
    long[] times() throws IOException;

    /** The log times of a topic's messages, ascending. */
    long[] logTimes(String topic) throws IOException;

    /** The selected messages, in order of log time. */
    BagMessages messages(McapQuery query) throws IOException;
}

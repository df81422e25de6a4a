package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.util.List;

/** One file of a bag. */
interface BagFile {
    /** What the file itself says about its topics and messages. */
    List<BagTopic> topics() throws IOException;

    /** First and last log time; the same when there is no message. */
    long[] times() throws IOException;

    /** The log times of a topic's messages, rising. */
    long[] logTimes(String topic) throws IOException;

    /** The messages wanted, in the order of their log times. */
    BagMessages messages(McapQuery query) throws IOException;
}

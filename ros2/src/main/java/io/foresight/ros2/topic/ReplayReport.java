package io.foresight.ros2.topic;

import java.util.List;

/**
 * What was replayed.
 *
 * @param messages sent
 * @param bytes of these, encapsulation included
 * @param rounds how often the recording was begun
 * @param seconds it took
 * @param lateMsP50 by which half of the messages left at the latest after their time
 * @param lateMsP95 by which 95 of 100 did
 * @param lateMsMax the latest of them
 * @param topics each that was announced
 * @param skipped topics that were not, with the reason
 */
public record ReplayReport(
        long messages,
        long bytes,
        int rounds,
        double seconds,
        double lateMsP50,
        double lateMsP95,
        double lateMsMax,
        List<Topic> topics,
        List<Skipped> skipped) {
    /** Keeps its own copies. */
    public ReplayReport {
        topics = List.copyOf(topics);
        skipped = List.copyOf(skipped);
    }

    /**
     * One topic.
     *
     * @param topic as it was published
     * @param subscribers at the end
     * @param messages sent
     * @param bytes of these
     * @param refused messages that could not be sent: larger than the limit, or no CDR
     */
    public record Topic(String topic, String type, int subscribers, long messages, long bytes, long refused) {}

    /** A topic of the recording that was not published. */
    public record Skipped(String topic, String type, String reason) {}
}

package io.foresight.ros2.topic;

import java.util.List;

/**
 * Result of a replay.
 *
 * @param messages number of messages sent
 * @param bytes of these, including encapsulation
 * @param rounds number of times the recording was started
 * @param seconds duration of the replay
 * @param lateMsP50 median lateness of messages, milliseconds
 * @param lateMsP95 95th percentile of lateness, milliseconds
 * @param lateMsMax maximum lateness, milliseconds
 * @param topics the published ones
 * @param skipped topics that were not published, with the reason
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
    /** Copies the lists. */
    public ReplayReport {
        topics = List.copyOf(topics);
        skipped = List.copyOf(skipped);
    }

    /**
     * Result for one topic.
     *
     * @param topic as it was published
     * @param subscribers number at the end
     * @param messages number sent
     * @param bytes of these
     * @param refused number of messages that could not be sent: larger than the limit, or not CDR
     */
    public record Topic(String topic, String type, int subscribers, long messages, long bytes, long refused) {}

    /** A topic of the recording that was not published. */
    public record Skipped(String topic, String type, String reason) {}
}

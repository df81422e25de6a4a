package io.foresight.ros2.topic;

import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.mcap.McapWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a replay.
 *
 * @param rate playback speed relative to the recording, 0.001 to 1000
 * @param loop whether to restart at the end
 * @param start where to start, relative to the first message of the recording
 * @param length maximum length to replay, in the recording's time
 * @param topics the selected ones, by recorded name; empty for all
 * @param clockHz rate of {@code /clock} messages in real time; 0 disables them, at most 1000
 * @param await maximum time to wait at the start until every topic has a subscriber
 * @param limitBytes maximum size of a sent message including its encapsulation; 1 KiB to {@value McapWriter#LARGEST_MESSAGE}
 */
public record ReplaySettings(
        double rate,
        boolean loop,
        Duration start,
        Optional<Duration> length,
        Set<String> topics,
        double clockHz,
        Duration await,
        int limitBytes) {
    /** The whole recording once at its original speed, after at most one second of waiting for subscribers, without {@code /clock}. */
    public static final ReplaySettings DEFAULT = new ReplaySettings(
            1, false, Duration.ZERO, Optional.empty(), Set.of(), 0, Duration.ofSeconds(1), Endpoint.DEFAULT_LIMIT);

    /** Checks the ranges. */
    public ReplaySettings {
        topics = Set.copyOf(topics);
        if (!(rate >= 0.001 && rate <= 1000)) {
            throw new IllegalArgumentException("rate must be 0.001 to 1000, got " + rate);
        }
        if (start.isNegative()) {
            throw new IllegalArgumentException("start must be 0 or more, got " + start);
        }
        if (length.isPresent() && (length.get().isNegative() || length.get().isZero())) {
            throw new IllegalArgumentException("length must be more than 0, got " + length.get());
        }
        if (!(clockHz >= 0 && clockHz <= 1000)) {
            throw new IllegalArgumentException("clock must be 0 to 1000 Hz, got " + clockHz);
        }
        if (await.isNegative()) {
            throw new IllegalArgumentException("the wait for subscribers must be 0 or more, got " + await);
        }
        if (limitBytes < 1 << 10 || limitBytes > McapWriter.LARGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "limitBytes must be 1 KiB to " + McapWriter.LARGEST_MESSAGE + ", got " + limitBytes);
        }
    }

    /** A copy with another rate. */
    public ReplaySettings withRate(double newRate) {
        return new ReplaySettings(newRate, loop, start, length, topics, clockHz, await, limitBytes);
    }

    /** A copy that loops. */
    public ReplaySettings looping() {
        return new ReplaySettings(rate, true, start, length, topics, clockHz, await, limitBytes);
    }

    /** A copy limited to this part. */
    public ReplaySettings between(Duration from, Optional<Duration> span) {
        return new ReplaySettings(rate, loop, from, span, topics, clockHz, await, limitBytes);
    }

    /** A copy limited to these topics; all of them when none is given. */
    public ReplaySettings onTopics(Set<String> wanted) {
        return new ReplaySettings(rate, loop, start, length, wanted, clockHz, await, limitBytes);
    }

    /** A copy that publishes {@code /clock} at this rate. */
    public ReplaySettings withClock(double hertz) {
        return new ReplaySettings(rate, loop, start, length, topics, hertz, await, limitBytes);
    }

    /** A copy with another waiting time for subscribers. */
    public ReplaySettings withAwait(Duration longest) {
        return new ReplaySettings(rate, loop, start, length, topics, clockHz, longest, limitBytes);
    }

    /** A copy with another limit. */
    public ReplaySettings withLimit(int bytes) {
        return new ReplaySettings(rate, loop, start, length, topics, clockHz, await, bytes);
    }
}

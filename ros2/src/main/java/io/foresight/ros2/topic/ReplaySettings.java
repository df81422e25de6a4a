package io.foresight.ros2.topic;

import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.mcap.McapWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a recording is replayed.
 *
 * @param rate how much faster than it was recorded, 0.001 to 1000
 * @param loop whether to begin again at the end
 * @param start where to begin, from the first message of the recording
 * @param length how much to replay at most, in the recording's time
 * @param topics these only, as recorded; empty for all
 * @param clockHz how often {@code /clock} is published, in real time; 0 for not at all, at most 1000
 * @param await how long to wait at the start until every topic has a subscriber
 * @param limitBytes largest message sent, with its encapsulation; 1 KiB to {@value McapWriter#LARGEST_MESSAGE}
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
    /** All of it once, as fast as it was recorded, a second after it is announced at the latest, without {@code /clock}. */
    public static final ReplaySettings DEFAULT = new ReplaySettings(
            1, false, Duration.ZERO, Optional.empty(), Set.of(), 0, Duration.ofSeconds(1), Endpoint.DEFAULT_LIMIT);

    /** Refuses what is out of range. */
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

    /** The same at another rate. */
    public ReplaySettings withRate(double newRate) {
        return new ReplaySettings(newRate, loop, start, length, topics, clockHz, await, limitBytes);
    }

    /** The same, over and over. */
    public ReplaySettings looping() {
        return new ReplaySettings(rate, true, start, length, topics, clockHz, await, limitBytes);
    }

    /** Only this part of it. */
    public ReplaySettings between(Duration from, Optional<Duration> span) {
        return new ReplaySettings(rate, loop, from, span, topics, clockHz, await, limitBytes);
    }

    /** Only these topics; all of them when none is given. */
    public ReplaySettings onTopics(Set<String> wanted) {
        return new ReplaySettings(rate, loop, start, length, wanted, clockHz, await, limitBytes);
    }

    /** With {@code /clock} that often. */
    public ReplaySettings withClock(double hertz) {
        return new ReplaySettings(rate, loop, start, length, topics, hertz, await, limitBytes);
    }

    /** With another wait for subscribers. */
    public ReplaySettings withAwait(Duration longest) {
        return new ReplaySettings(rate, loop, start, length, topics, clockHz, longest, limitBytes);
    }

    /** With another limit. */
    public ReplaySettings withLimit(int bytes) {
        return new ReplaySettings(rate, loop, start, length, topics, clockHz, await, bytes);
    }
}

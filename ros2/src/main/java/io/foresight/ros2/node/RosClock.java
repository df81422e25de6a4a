package io.foresight.ros2.node;

import io.foresight.ros2.message.BuiltinInterfaces.Time;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * ROS time: the system clock or, with {@code use_sim_time}, the time of {@code /clock}. Nanoseconds since the clock's zero. Thread-safe.
 */
public final class RosClock {
    private final boolean simulated;
    private final InstantSource wall;
    private final List<Consumer<ClockJump>> listeners = new CopyOnWriteArrayList<>();

    /** Guarded by this, as is the next field. */
    private boolean started;

    private long latest;

    RosClock(boolean simulated, InstantSource wall) {
        this.simulated = simulated;
        this.wall = wall;
    }

    /** Whether {@code /clock} is used. */
    public boolean simulated() {
        return simulated;
    }

    /** The current time; empty before the first {@code /clock} message. */
    public OptionalLong nanos() {
        if (!simulated) {
            return OptionalLong.of(wallNanos());
        }
        synchronized (this) {
            return started ? OptionalLong.of(latest) : OptionalLong.empty();
        }
    }

    /** The current time for a header; zero, which ROS interprets as "no time", before the first {@code /clock} message. */
    public Time stamp() {
        return Time.ofNanos(nanos().orElse(0));
    }

    /** Age of a stamp in nanoseconds; 0 for a stamp in the future; empty before the first {@code /clock} message. */
    public OptionalLong ageNanos(Time stamp) {
        OptionalLong now = nanos();
        return now.isEmpty() ? now : OptionalLong.of(Math.max(0, now.getAsLong() - stamp.toNanos()));
    }

    /** Registers a listener that is called each time simulated time goes back; on the participant's thread. */
    public void onJump(Consumer<ClockJump> listener) {
        listeners.add(listener);
    }

    /** Sets the time received on {@code /clock}. */
    void tick(long nanos) {
        ClockJump jump = null;
        synchronized (this) {
            if (started && nanos < latest) {
                jump = new ClockJump(latest, nanos);
            }
            started = true;
            latest = nanos;
        }
        if (jump != null) {
            for (Consumer<ClockJump> listener : listeners) {
                listener.accept(jump);
            }
        }
    }

    /** The system time, independent of simulated time. */
    long wallNanos() {
        Instant now = wall.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}

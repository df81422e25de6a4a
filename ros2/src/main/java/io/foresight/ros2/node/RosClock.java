package io.foresight.ros2.node;

import io.foresight.ros2.message.BuiltinInterfaces.Time;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** ROS time: the machine's, or with {@code use_sim_time} what {@code /clock} says. Nanoseconds since its zero. Safe for several threads. */
public final class RosClock {
    private final boolean simulated;
    private final InstantSource wall;
    private final List<Consumer<ClockJump>> listeners = new CopyOnWriteArrayList<>();

    /** Guarded by this, as is the next. */
    private boolean started;

    private long latest;

    RosClock(boolean simulated, InstantSource wall) {
        this.simulated = simulated;
        this.wall = wall;
    }

    /** Whether {@code /clock} is followed. */
    public boolean simulated() {
        return simulated;
    }

    /** The time now; empty before the first {@code /clock}. */
    public OptionalLong nanos() {
        if (!simulated) {
            return OptionalLong.of(wallNanos());
        }
        synchronized (this) {
            return started ? OptionalLong.of(latest) : OptionalLong.empty();
        }
    }

    /** The time now for a message's header; zero, which ROS reads as "no time", before the first {@code /clock}. */
    public Time stamp() {
        return Time.ofNanos(nanos().orElse(0));
    }

    /** How long ago that was, nanoseconds; 0 for a stamp ahead of the clock; empty before the first {@code /clock}. */
    public OptionalLong ageNanos(Time stamp) {
        OptionalLong now = nanos();
        return now.isEmpty() ? now : OptionalLong.of(Math.max(0, now.getAsLong() - stamp.toNanos()));
    }

    /** Told each time that simulated time goes back, once for each time; on the participant's thread. */
    public void onJump(Consumer<ClockJump> listener) {
        listeners.add(listener);
    }

    /** {@code /clock} says so. */
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

    /** The machine's time, whatever the simulation's is. */
    long wallNanos() {
        Instant now = wall.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}

package io.foresight.sim.node.drive;

import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Status of the simulation for {@code /diagnostics}. Thread-safe. */
final class DriveStatus {
    private static final int SWEEPS_WATCHED = 20;
    private static final double SLOW = 0.9;

    private final DrivingSimSettings settings;
    private final LongSupplier nanoTime;
    private final Deque<long[]> recent = new ArrayDeque<>(); // simulated and real nanoseconds
    private long sweeps;
    private int points;
    private Optional<String> failure = Optional.empty();

    DriveStatus(DrivingSimSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    synchronized void swept(long simulatedNanos, int size) {
        sweeps++;
        points = size;
        recent.addLast(new long[] {simulatedNanos, nanoTime.getAsLong()});
        if (recent.size() > SWEEPS_WATCHED) {
            recent.removeFirst();
        }
    }

    synchronized void failed(Throwable thrown) {
        failure = Optional.of(String.valueOf(thrown.getMessage()));
    }

    /** Number of sweeps published. */
    synchronized long sweeps() {
        return sweeps;
    }

    synchronized DiagnosticStatus status(int subscribers) {
        Optional<Double> factor = factor();
        int level = DiagnosticStatus.OK;
        String message = sweeps == 0 ? "casting the first sweep" : "simulating";
        if (failure.isPresent()) {
            level = DiagnosticStatus.ERROR;
            message = failure.get();
        } else if (factor.isPresent() && factor.get() < SLOW * settings.realTimeFactor()) {
            level = DiagnosticStatus.WARN;
            message = "slower than requested: casting a sweep takes longer than the sweep's duration";
        }
        return new DiagnosticStatus(
                level,
                "simulation",
                message,
                settings.sensor(),
                List.of(
                        new KeyValue("simulated_time_s", figure(recent.isEmpty() ? 0 : recent.getLast()[0] * 1e-9)),
                        new KeyValue("sweeps", Long.toString(sweeps)),
                        new KeyValue("points", Integer.toString(points)),
                        new KeyValue(
                                "real_time_factor",
                                factor.map(DriveStatus::figure).orElse("")),
                        new KeyValue("real_time_factor_asked", figure(settings.realTimeFactor())),
                        new KeyValue("subscribers", Integer.toString(subscribers))));
    }

    private Optional<Double> factor() {
        if (recent.size() < 2) {
            return Optional.empty();
        }
        long[] first = recent.getFirst();
        long[] last = recent.getLast();
        return last[1] == first[1]
                ? Optional.empty()
                : Optional.of((double) (last[0] - first[0]) / (last[1] - first[1]));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

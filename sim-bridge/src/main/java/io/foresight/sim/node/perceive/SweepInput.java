package io.foresight.sim.node.perceive;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.sim.bridge.cloud.BadCloudException;
import io.foresight.sim.bridge.cloud.CloudReader;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Converts cloud messages to sweeps in order: invalid messages are rejected and counted, late ones dropped. When a source restarts (stamps
 * or the clock go back, a new writer, another frame), all its data is cleared, once per restart. Thread-safe.
 */
final class SweepInput {
    /** Stamps that go back by this or more mean that the source restarted; by less, that the message is late. */
    static final long RESTART_NANOS = 1_000_000_000L;

    private static final int MOST_WRITERS = 64;

    private final InputSettings settings;
    private final NodeTime time;
    private final Listener listener;
    private final CloudReader reader;
    private final SweepAccumulator accumulator;
    private Header last; // null: no message since the start or a restart
    private Guid writer;
    private final Set<Guid> writersBefore = new HashSet<>();
    private long read;
    private long late;
    private long ahead;
    private long restarts;
    private String lastRestart = "";
    private final RecentProblem refused;
    private final RecentProblem tooBright;
    private final RecentProblem shared;
    private final RecentProblem odd;

    SweepInput(InputSettings settings, NodeTime time, LongSupplier ticker, Listener listener) {
        this.settings = settings;
        this.time = time;
        this.listener = listener;
        Clock clock =
                switch (settings.stamps()) {
                    case ROS -> time.simulated() ? Clock.SIMULATION : Clock.WALL;
                    case SENSOR -> Clock.SENSOR;
                };
        odd = new RecentProblem(ticker);
        reader = new CloudReader(settings.maxPoints(), settings.fullScale(), clock, odd::happened);
        accumulator = new SweepAccumulator(settings.sweeps(), settings.maxPoints());
        refused = new RecentProblem(ticker);
        tooBright = new RecentProblem(ticker);
        shared = new RecentProblem(ticker);
    }

    /** Receives the results, during the call that brought the message. */
    interface Listener {
        /**
         * A sweep is complete.
         *
         * @param header of the message that completed it
         * @param cloud in the sensor's own frame
         */
        void swept(Header header, PointCloud cloud);

        /** The source restarted. */
        void restarted(String reason);

        /** A message was rejected. */
        void refused(String reason);
    }

    synchronized void received(PointCloud2 message, Guid from) {
        PointCloud cloud;
        try {
            cloud = reader.read(message);
        } catch (BadCloudException e) {
            refused.happened(e.getMessage());
            listener.refused(e.getMessage());
            return;
        }
        read++;
        Header header = message.header();
        if (isAhead(header)) {
            ahead++;
            return;
        }
        if (!follows(header, from)) {
            late++;
            return;
        }
        last = header;
        judgeWriter(from);
        judgeIntensity(cloud);
        PointCloud own = settings.sensorPose().isOrigin()
                ? cloud
                : cloud.transformed(
                        settings.sensorPose().cloudFromSensor(cloud.frame()).inverse());
        Optional<PointCloud> sweep = accumulator.add(own);
        sweep.ifPresent(whole -> listener.swept(header, whole));
    }

    /** The node's clock went back to that time, nanoseconds. */
    synchronized void clockWentBack(long to) {
        if (last != null && last.stamp().toNanos() > to + RESTART_NANOS) {
            restart("the clock went back");
            last = null;
        }
    }

    synchronized InputReport report() {
        OptionalLong now = time.nanos();
        OptionalLong age = last == null || now.isEmpty() || settings.stamps() == StampSource.SENSOR
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, now.getAsLong() - last.stamp().toNanos()));
        return new InputReport(
                read,
                accumulator.sweeps(),
                accumulator.partsInLastSweep(),
                accumulator.droppedParts(),
                late,
                ahead,
                restarts,
                lastRestart,
                refused.times(),
                refused.recent(),
                doubt(),
                age);
    }

    private Optional<String> doubt() {
        if (read > 0 && time.simulated() && time.nanos().isEmpty()) {
            return Optional.of("use_sim_time is set, but there is no message on /clock: ages are not known");
        }
        return tooBright.recent().or(shared::recent).or(odd::recent);
    }

    /** Whether the message is from before a simulator's clock went back. */
    private boolean isAhead(Header header) {
        if (!time.simulated() || settings.stamps() == StampSource.SENSOR) {
            return false;
        }
        OptionalLong now = time.nanos();
        return now.isPresent() && header.stamp().toNanos() - now.getAsLong() > RESTART_NANOS;
    }

    private boolean follows(Header header, Guid from) {
        if (last == null) {
            return true;
        }
        long step = header.stamp().toNanos() - last.stamp().toNanos();
        if (!header.frameId().equals(last.frameId())) {
            restart("the frame changed from " + last.frameId() + " to " + header.frameId());
            return true;
        }
        if (step <= -RESTART_NANOS || (step <= 0 && !from.equals(writer))) {
            restart(String.format(Locale.ROOT, "stamps went back by %.3f s", -step * 1e-9));
            return true;
        }
        return step > 0;
    }

    private void restart(String reason) {
        restarts++;
        lastRestart = reason;
        accumulator.reset();
        listener.restarted(reason);
    }

    /** Two writers that alternate are two sensors on one topic; a writer that follows another one is a restarted source. */
    private void judgeWriter(Guid from) {
        if (from.equals(writer)) {
            return;
        }
        if (writersBefore.contains(from)) {
            shared.happened("several publishers use one topic alternately: run one node per sensor");
        }
        if (writersBefore.size() >= MOST_WRITERS) {
            writersBefore.clear();
        }
        if (writer != null) {
            writersBefore.add(writer);
        }
        writer = from;
    }

    /** Models expect intensities in [0, 1]. A few larger ones are retroreflectors; many mean another scale. */
    private void judgeIntensity(PointCloud cloud) {
        int step = 1 + cloud.size() / 1024;
        int above = 0;
        int looked = 0;
        float most = 0;
        for (int i = 0; i < cloud.size(); i += step) {
            looked++;
            float intensity = cloud.intensity(i);
            if (intensity > 1.001f) {
                above++;
                most = Math.max(most, intensity);
            }
        }
        if (looked > 0 && above * 20 > looked) {
            tooBright.happened("intensities reach " + most * settings.fullScale() + ", above full_scale "
                    + settings.fullScale() + ": set input.full_scale to the sensor's maximum");
        }
    }
}

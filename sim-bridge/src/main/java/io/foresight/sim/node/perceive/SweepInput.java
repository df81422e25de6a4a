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
 * From cloud messages to sweeps in order: messages that lie are refused and counted, late ones dropped, and when a source starts again (stamps or the
 * clock go back, a new writer, another frame) everything that was kept of it is forgotten, once. Safe for several threads.
 */
final class SweepInput {
    /** Stamps that go back by this or more are a source that starts again; by less, a late message. */
    static final long RESTART_NANOS = 1_000_000_000L;

    private static final int MOST_WRITERS = 64;

    private final InputSettings settings;
    private final NodeTime time;
    private final Listener listener;
    private final CloudReader reader;
    private final SweepAccumulator accumulator;
    private Header last; // null: none since the start or a restart
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

    SweepInput(InputSettings settings, NodeTime time, LongSupplier ticker, Listener listener) {
        this.settings = settings;
        this.time = time;
        this.listener = listener;
        Clock clock =
                switch (settings.stamps()) {
                    case ROS -> time.simulated() ? Clock.SIMULATION : Clock.WALL;
                    case SENSOR -> Clock.SENSOR;
                };
        reader = new CloudReader(settings.maxPoints(), settings.fullScale(), clock);
        accumulator = new SweepAccumulator(settings.sweeps(), settings.maxPoints());
        refused = new RecentProblem(ticker);
        tooBright = new RecentProblem(ticker);
        shared = new RecentProblem(ticker);
    }

    /** Told what comes of the messages, inside the call that brought them. */
    interface Listener {
        /**
         * A sweep is complete.
         *
         * @param header of the message that completed it
         * @param cloud in the sensor's own frame
         */
        void swept(Header header, PointCloud cloud);

        /** A source started again. */
        void restarted(String reason);

        /** A message was refused. */
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
            return Optional.of("use_sim_time is set, but nothing came on /clock: ages are not known");
        }
        return tooBright.recent().or(shared::recent);
    }

    /** From before a simulator's clock went back, and still on its way. */
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

    /** Two that take turns are two sensors on one topic; one that comes after another is a source that started again. */
    private void judgeWriter(Guid from) {
        if (from.equals(writer)) {
            return;
        }
        if (writersBefore.contains(from)) {
            shared.happened("several publishers take turns on one topic: give each sensor its own node");
        }
        if (writersBefore.size() >= MOST_WRITERS) {
            writersBefore.clear();
        }
        if (writer != null) {
            writersBefore.add(writer);
        }
        writer = from;
    }

    /** Models know intensities in [0, 1]; a few points of more are retroreflectors, many are another scale. */
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
                    + settings.fullScale() + ": set input.full_scale to the sensor's largest");
        }
    }
}

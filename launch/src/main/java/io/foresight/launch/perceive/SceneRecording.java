package io.foresight.launch.perceive;

import io.foresight.core.file.AtomicFile;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.topic.MessageRecording;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Sweeps and detected boxes as ROS 2 messages in an MCAP file, for viewers: {@code /points}, {@code /detections}, {@code /markers}. It
 * appears under its name only when it is complete.
 *
 * <p>Times are the sweeps' stamps. If a stamp is not later than the previous one (many recordings have none), the sweep is assumed to be
 * 0.1 s later, in the headers too. For an invalid sweep there are no detections, and markers that clear the view.
 */
public final class SceneRecording implements AutoCloseable {
    private static final long PERIOD_NANOS = 100_000_000;

    private final Path file;
    private final Path part;
    private final MessageRecording recording;
    private long lastNanos = -1;
    private boolean complete;

    /** Starts a temporary file in the folder of the final one. */
    public SceneRecording(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        this.part = AtomicFile.partOf(this.file);
        this.recording = MessageRecording.create(part, McapSettings.DEFAULT);
    }

    /** Adds a sweep and its boxes. */
    public void add(SweepAnswer answer) throws IOException {
        PointCloud cloud = answer.sweep().cloud();
        long nanos = cloud.stamp().nanoseconds();
        if (nanos <= lastNanos) {
            nanos = lastNanos + PERIOD_NANOS;
        }
        lastNanos = nanos;
        String frame = cloud.frame().name();
        Header header = new Header(Time.ofNanos(nanos), frame);
        PointCloud timed =
                new PointCloud(cloud.frame(), new Stamp(nanos, cloud.stamp().clock()), cloud.xyzi(), cloud.size());
        recording.write("/points", CloudWriter.write(timed, frame), nanos);
        if (answer.validity() != Validity.INVALID) {
            recording.write("/detections", SceneMessages.detections(header, answer.detections()), nanos);
        }
        recording.write("/markers", SceneMessages.markers(header, answer.detections(), Duration.ZERO), nanos);
    }

    /** Makes the file appear. */
    public void commit() throws IOException {
        recording.close();
        AtomicFile.replace(part, file);
        complete = true;
    }

    /** Deletes the temporary file unless {@link #commit} was called. */
    @Override
    public void close() throws IOException {
        recording.close();
        if (!complete) {
            Files.deleteIfExists(part);
        }
    }
}

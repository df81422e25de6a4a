package io.foresight.sim.bridge.sweep;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.sim.bridge.motion.FrameMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pose of a recording's sensor over time, from its {@code /tf} and {@code /tf_static}. Thread-safe. */
final class RecordedMotion {
    private static final MessageType<TFMessage> TRANSFORMS = MessageType.of(TFMessage.class);
    private static final String MOVING = "/tf";
    private static final String FIXED = "/tf_static";
    private static final long AROUND_NANOS = 1_500_000_000;

    private final Path path;
    private final RosBag bag;
    private final List<TFMessage> fixed;

    private RecordedMotion(Path path, RosBag bag, List<TFMessage> fixed) {
        this.path = path;
        this.bag = bag;
        this.fixed = fixed;
    }

    static RecordedMotion open(Path path, RosBag bag) throws IOException {
        if (bag.info().topics().stream().noneMatch(topic -> topic.name().equals(MOVING))) {
            throw new BadDataException(path + ": has no " + MOVING
                    + ", which motion=tf needs; leave it out to use the clouds as they are");
        }
        return new RecordedMotion(path, bag, read(path, bag, McapQuery.ALL.onTopics(FIXED)));
    }

    /** The path around a cloud with that recording time, nanoseconds; empty where the recording does not contain it. */
    Optional<SensorPath> around(PointCloud cloud, long logTime) throws IOException {
        FrameMotion motion = new FrameMotion();
        fixed.forEach(message -> message.transforms().forEach(transform -> motion.add(transform, true)));
        McapQuery near =
                McapQuery.ALL.onTopics(MOVING).between(Math.max(0, logTime - AROUND_NANOS), logTime + AROUND_NANOS);
        for (TFMessage message : read(path, bag, near)) {
            message.transforms().forEach(transform -> motion.add(transform, false));
        }
        long stamp = cloud.stamp().nanoseconds();
        return motion.path(
                RigidTransform.identity(cloud.frame(), cloud.frame()),
                cloud.stamp().clock(),
                Math.max(0, stamp - AROUND_NANOS),
                stamp + AROUND_NANOS);
    }

    private static List<TFMessage> read(Path path, RosBag bag, McapQuery query) throws IOException {
        List<TFMessage> read = new ArrayList<>();
        try (BagMessages messages = bag.messages(query)) {
            while (messages.next()) {
                if (!messages.type().equals(TRANSFORMS.name())) {
                    continue; // another channel of that name
                }
                read.add(TRANSFORMS.decode(messages.data()));
            }
        } catch (CdrException e) {
            throw new BadDataException(path + ": a message of /tf cannot be decoded: " + e.getMessage(), e);
        }
        return read;
    }
}

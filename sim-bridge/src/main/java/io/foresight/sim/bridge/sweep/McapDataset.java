package io.foresight.sim.bridge.sweep;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Deskew;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.MessagePlace;
import io.foresight.ros2.bag.RecoveredBag;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.sim.bridge.cloud.BadCloudException;
import io.foresight.sim.bridge.cloud.CloudReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clouds of one topic of a ROS 2 recording (MCAP, or a rosbag2 bag) as a dataset: one frame per message in recording order, in metres
 * and in the frame of its header. Stamps are those of the headers. Labels are read from another topic if one is given ({@link
 * RecordedLabels}); the sensor's own motion is removed if requested ({@link RecordedMotion}). Only the times of the messages are held in
 * memory; a frame is read on demand, with the chunk that contains it. Thread-safe.
 *
 * <p>Intensities are divided by {@code full_scale}. A frame in which more than 1 % of the intensities are then above 1 is an error: the
 * scale is never guessed.
 */
final class McapDataset implements Dataset {
    private static final String PREFIX = "mcap:";
    private static final Logger log = LoggerFactory.getLogger(McapDataset.class);
    private static final int MAX_POINTS = 4_000_000;
    private static final int MAX_FRAMES = 1_000_000;
    private static final int ONE_IN = 100;
    private static final int MOST_REMARKS = 16;
    private static final MessageType<PointCloud2> CLOUD = MessageType.of(PointCloud2.class);

    private final SweepSource source;
    private final RecoveredBag opened;
    private final RosBag bag;
    private final Optional<RecordedLabels> labels;
    private final Optional<RecordedMotion> motion;
    private final BagTopic topic;
    private final String scene;
    private final List<MessagePlace> places;
    private final List<String> ids;
    private final CloudReader reader;
    private final Set<String> remarked = ConcurrentHashMap.newKeySet();

    private McapDataset(
            SweepSource source,
            RecoveredBag opened,
            BagTopic topic,
            List<MessagePlace> places,
            Optional<RecordedLabels> labels,
            Optional<RecordedMotion> motion) {
        this.source = source;
        this.opened = opened;
        this.bag = opened.bag();
        this.labels = labels;
        this.motion = motion;
        this.topic = topic;
        this.scene = source.path().getFileName().toString();
        this.places = List.copyOf(places);
        this.ids = new FrameNumbers(places.size());
        this.reader = new CloudReader(MAX_POINTS, source.fullScale(), Clock.SENSOR, this::remark);
    }

    /** Once each. */
    private void remark(String text) {
        if (remarked.size() < MOST_REMARKS && remarked.add(text)) {
            log.warn("{}: {}: {}", source.path(), topic.name(), text);
        }
    }

    /**
     * Opens the recording. An MCAP file that was not closed is recovered into a temporary file, which is deleted when the dataset is
     * closed.
     *
     * @throws IOException when the recording does not exist, when it has no cloud topic or several and none was selected, or when the topic
     *     of labels does not exist; the message lists the available topics
     */
    static McapDataset open(SweepSource source) throws IOException {
        if (!Files.exists(source.path())) {
            throw new BadDataException(source.path() + ": no such file or folder");
        }
        RecoveredBag opened = RecoveredBag.open(source.path());
        try {
            opened.report()
                    .ifPresent(report -> log.warn(
                            "{} was not closed or is damaged; read what could be recovered: {}",
                            source.path(),
                            report.text()));
            return open(source, opened);
        } catch (IOException | RuntimeException e) {
            try (opened) {
                throw e;
            }
        }
    }

    private static McapDataset open(SweepSource source, RecoveredBag opened) throws IOException {
        RosBag bag = opened.bag();
        BagTopic topic = topic(source, bag);
        List<MessagePlace> places = bag.places(topic);
        if (places.isEmpty()) {
            throw new BadDataException(source.path() + ": " + topic.name() + " has no message"
                    + (opened.leftOut().isEmpty() ? "" : ": " + String.join("; ", opened.leftOut())));
        }
        if (places.size() > MAX_FRAMES) {
            throw new BadDataException(source.path() + ": " + topic.name() + " has " + places.size()
                    + " messages, the limit is " + MAX_FRAMES);
        }
        Optional<RecordedLabels> labels = source.labels().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RecordedLabels.open(source.path(), bag, source.labels().get()));
        Optional<RecordedMotion> motion =
                source.deskewed() ? Optional.of(RecordedMotion.open(source.path(), bag)) : Optional.empty();
        return new McapDataset(source, opened, topic, places, labels, motion);
    }

    private static BagTopic topic(SweepSource source, RosBag bag) throws BadDataException {
        List<BagTopic> clouds = bag.info().topics().stream()
                .filter(topic -> topic.type().equals(CLOUD.name())
                        && topic.serialization().equals("cdr"))
                .toList();
        if (clouds.isEmpty()) {
            throw new BadDataException(source.path() + ": has no " + CLOUD.name() + ", but "
                    + list(bag.info().topics()) + advice(bag.info().topics()));
        }
        List<BagTopic> wanted = clouds.stream()
                .filter(topic -> source.topic().map(topic.name()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new BadDataException(source.path() + ": "
                    + source.topic().orElseThrow() + " is not a topic of " + CLOUD.name() + "; available are "
                    + list(clouds));
        }
        if (wanted.stream().map(BagTopic::name).distinct().count() > 1) {
            throw new BadDataException(source.path() + ": has clouds on " + list(clouds) + "; select one, as in "
                    + PREFIX + source.path() + "#" + wanted.get(0).name());
        }
        return wanted.get(0);
    }

    private static String advice(List<BagTopic> topics) {
        return topics.stream().anyMatch(topic -> topic.serialization().equals("ros1"))
                ? "; its messages are those of ROS 1: convert the original bag with `rosbags-convert` (Python, package rosbags), which needs"
                        + " no ROS"
                : "; raw packets are converted to clouds by the sensor's ROS driver: record its output";
    }

    private static String list(List<BagTopic> topics) {
        return topics.isEmpty()
                ? "nothing"
                : topics.stream()
                        .map(topic -> topic.name() + " (" + topic.type() + ", " + topic.messages() + " messages)")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String name() {
        return PREFIX + source.path() + "#" + topic.name();
    }

    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        MessagePlace place = places.get(index);
        PointCloud cloud;
        try {
            cloud = reader.read(CLOUD.decode(bag.read(topic, place)));
        } catch (CdrException | BadCloudException e) {
            throw new BadDataException(where(place) + ": " + e.getMessage(), e);
        }
        requireScale(cloud, place);
        Sweep sweep = Sweep.of(ids.get(index), cloud).withOrigin(new Sweep.Origin(scene, index, topic.name()));
        if (labels.isPresent()) {
            sweep = sweep.withLabels(labels.get().of(cloud, place.logTime()));
        }
        return motion.isPresent() ? straight(sweep, motion.get().around(cloud, place.logTime())) : sweep;
    }

    private static Sweep straight(Sweep sweep, Optional<SensorPath> path) {
        Sweep straight = Deskew.apply(sweep.withSkew(Skew.PRESENT), path).sweep();
        return path.flatMap(known -> known.at(sweep.cloud().stamp().nanoseconds()))
                .map(straight::withPose)
                .orElse(straight);
    }

    /** Deletes the temporary file of the recovery. */
    @Override
    public void close() throws IOException {
        opened.close();
    }

    private void requireScale(PointCloud cloud, MessagePlace place) throws BadDataException {
        int above = 0;
        float largest = 0;
        for (int i = 0; i < cloud.size(); i++) {
            float intensity = cloud.intensity(i);
            if (intensity > 1 && Float.isFinite(intensity)) {
                above++;
                largest = Math.max(largest, intensity);
            }
        }
        if ((long) above * ONE_IN > cloud.size()) {
            throw new BadDataException(String.format(
                    Locale.ROOT,
                    "%s: %d of %d intensities are above full_scale %s, up to %s: set it to the sensor's maximum, as in"
                            + " %s%s#%s?full_scale=255",
                    where(place),
                    above,
                    cloud.size(),
                    source.fullScale(),
                    largest * source.fullScale(),
                    PREFIX,
                    source.path(),
                    topic.name()));
        }
    }

    private String where(MessagePlace place) {
        return source.path() + ": " + topic.name() + " at " + Long.toUnsignedString(place.logTime()) + " ns";
    }
}

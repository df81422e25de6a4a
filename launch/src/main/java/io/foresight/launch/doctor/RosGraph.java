package io.foresight.launch.doctor;

import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.discovery.EndpointListener;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.discovery.GraphTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Examines what nodes of a ROS 2 graph need: the library, the graph that the environment names, the system's receive buffers. */
final class RosGraph {
    private static final String GRAPH = "ROS 2 graph";
    private static final String BUFFERS = "receive buffers";

    /** What the transport's sockets ask for. */
    private static final long LEAST_BUFFER_BYTES = 4 << 20;

    private RosGraph() {}

    /** Whether the DDS library can be loaded, by which nodes join a ROS 2 graph. */
    static Finding transport() {
        return FastDds.unavailable()
                .map(reason ->
                        Finding.warn("ROS 2 transport", reason, "everything but nodes of a ROS 2 graph works without"))
                .orElseGet(() -> Finding.ok("ROS 2 transport", "Fast DDS loaded; no ROS installation is needed"));
    }

    /** Who is there. An empty graph is no fault. */
    static Finding graph(Map<String, String> environment, Duration listening) throws InterruptedException {
        DdsSettings settings;
        try {
            settings = DdsSettings.of(environment);
        } catch (DdsException e) {
            return Finding.warn(GRAPH, e.getMessage(), "mend these variables, or unset them");
        }
        String where = "domain " + settings.domain() + ", range " + settings.range();
        if (settings.range() == DiscoveryRange.OFF) {
            return Finding.warn(
                    GRAPH, where + ": nobody is looked for", "unset ROS_AUTOMATIC_DISCOVERY_RANGE to meet others");
        }
        try (GraphObserver observer = GraphObserver.open(settings, EndpointListener.NONE)) {
            Thread.sleep(listening.toMillis());
            List<GraphTopic> topics = GraphTopic.of(observer.endpoints().stream()
                    .filter(endpoint -> endpoint.rosTopic().isPresent())
                    .toList());
            long faults = topics.stream()
                    .filter(topic -> !topic.mismatches().isEmpty())
                    .count();
            String found = where + ": " + observer.participants().size() + " participants and " + topics.size()
                    + " topics seen within " + listening.toMillis() / 1000.0 + " s";
            return faults == 0
                    ? Finding.ok(GRAPH, found)
                    : Finding.warn(
                            GRAPH,
                            found + "; some of " + faults + " of these never meet",
                            "./foresight topics says which, and why");
        } catch (IOException | DdsException e) {
            return Finding.warn(GRAPH, where + ": " + e.getMessage(), "everything but nodes of a ROS 2 graph works");
        }
    }

    /**
     * Whether the system allows the buffers without which large samples are lost.
     *
     * @param limit the file in which Linux tells it
     */
    static Finding buffers(Path limit) throws IOException {
        if (!Files.isReadable(limit)) {
            return Finding.ok(BUFFERS, "this system does not tell its limit");
        }
        long bytes = Long.parseLong(Files.readString(limit).strip());
        String found = "the system allows " + bytes / 1024 + " KiB a socket";
        return bytes >= LEAST_BUFFER_BYTES
                ? Finding.ok(BUFFERS, found)
                : Finding.warn(
                        BUFFERS,
                        found + "; ROS 2 clouds and images of some MB lose packets",
                        "sudo sysctl -w net.core.rmem_max=16777216");
    }
}

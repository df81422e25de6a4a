package io.foresight.launch.doctor;

import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.discovery.EndpointListener;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.discovery.GraphTopic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Checks the requirements of ROS 2 nodes: the library, the graph selected by the environment, the system's receive buffers. */
final class RosGraph {
    private static final String GRAPH = "ROS 2 graph";
    private static final String BUFFERS = "receive buffers";

    /** Where Linux tells the largest receive buffer of a socket, bytes. */
    static final Path BUFFER_LIMIT = Path.of("/proc/sys/net/core/rmem_max");

    private static final int LONGEST_NUMBER = 64;

    /** Socket buffer size requested by the transport. */
    private static final long LEAST_BUFFER_BYTES = 4 << 20;

    private RosGraph() {}

    /** Checks whether the DDS library, which nodes need to join a ROS 2 graph, can be loaded. */
    static Finding transport() {
        return FastDds.unavailable()
                .map(reason ->
                        Finding.warn("ROS 2 transport", reason, "everything except ROS 2 nodes works without it"))
                .orElseGet(() -> Finding.ok("ROS 2 transport", "Fast DDS loaded; no ROS installation is needed"));
    }

    /** Lists the participants. An empty graph is not an error. */
    static Finding graph(Map<String, String> environment, Duration listening) throws InterruptedException {
        DdsSettings settings;
        try {
            settings = DdsSettings.of(environment);
        } catch (DdsException e) {
            return Finding.warn(GRAPH, e.getMessage(), "correct these variables, or unset them");
        }
        String where = "domain " + settings.domain() + ", range " + settings.range();
        if (settings.range() == DiscoveryRange.OFF) {
            return Finding.warn(
                    GRAPH, where + ": discovery is off", "unset ROS_AUTOMATIC_DISCOVERY_RANGE to find other nodes");
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
                            found + "; on " + faults + " of these some endpoints never match",
                            "./foresight topics shows which, and why");
        } catch (IOException | DdsException e) {
            return Finding.warn(GRAPH, where + ": " + e.getMessage(), "everything except ROS 2 nodes works");
        }
    }

    /**
     * Checks whether the system allows buffers large enough for large samples.
     *
     * @param limit the file in which Linux provides the limit
     */
    static Finding buffers(Path limit) throws IOException {
        if (!Files.isReadable(limit)) {
            return Finding.ok(BUFFERS, "this system does not provide its limit");
        }
        long bytes = number(limit);
        String found = "the system allows " + bytes / 1024 + " KiB a socket";
        return bytes >= LEAST_BUFFER_BYTES
                ? Finding.ok(BUFFERS, found)
                : Finding.warn(
                        BUFFERS,
                        found + "; ROS 2 clouds and images of some MB lose packets",
                        "sudo sysctl -w net.core.rmem_max=16777216");
    }

    /** Read at once: Linux gives the numbers in /proc/sys to the first read alone, and {@code Files.readString} reads one byte first. */
    static long number(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] text = new byte[LONGEST_NUMBER];
            int length = Math.max(0, in.read(text));
            return Long.parseLong(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
        } catch (NumberFormatException e) {
            throw new IOException(file + " does not hold a number: " + e.getMessage(), e);
        }
    }
}

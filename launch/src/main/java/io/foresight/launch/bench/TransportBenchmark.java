package io.foresight.launch.bench;

import io.foresight.core.measure.Spread;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.v1.DescribeResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the overhead of a service in another process relative to the pipeline: starts that process with a real model and measures {@link
 * RoundTrips} of calls to it.
 */
public final class TransportBenchmark {
    private static final int WARM_UP = 300; // until the code of both processes is compiled

    private TransportBenchmark() {}

    /**
     * The results, milliseconds.
     *
     * @param roundTripMs from a cloud in memory to boxes in memory
     * @param pipelineMs of the stages inside the service: validate, voxelise, network, decode
     * @param addedMs round trip minus pipeline, for each call
     * @param floorMs the same bytes there and back over a plain loopback socket, alternating with the calls
     * @param readySeconds from the start of the service's process until it is ready
     */
    public record Report(
            Spread roundTripMs,
            Spread pipelineMs,
            Spread addedMs,
            Spread floorMs,
            int calls,
            long cloudBytes,
            int points,
            double readySeconds,
            String model,
            String device,
            String precision,
            int threads,
            String sweep,
            Machine machine) {}

    /**
     * Measures one call at a time.
     *
     * @param home folder of this installation
     * @param assignments for the service's configuration
     * @param course asked before each call
     */
    public static Report run(Path home, List<String> assignments, BenchSweep sweep, int iterations, Course course)
            throws IOException {
        Machine machine = Machine.here();
        try (ServiceProcess service = ServiceProcess.start(home, "perception", assignments);
                PerceptionClient client =
                        PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", service.port()))) {
            DescribeResponse described = client.describe();
            RoundTrips way = RoundTrips.measure(client, sweep.cloud(), WARM_UP, iterations, course);
            return new Report(
                    way.roundTripMs(),
                    way.pipelineMs(),
                    way.overheadMs(),
                    way.floorMs(),
                    way.roundTripMs().count(),
                    sweep.cloud().size() * 16L,
                    sweep.cloud().size(),
                    service.startSeconds(),
                    described.getModel().getId(),
                    described.getDevice(),
                    described.getPrecision(),
                    described.getThreads(),
                    sweep.name(),
                    machine);
        }
    }
}

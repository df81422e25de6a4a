package io.foresight.launch.bench;

import io.foresight.launch.measure.Samples;
import io.foresight.launch.measure.Spread;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.StageTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the way to a service in another process and back adds to the pipeline: packing, gRPC over loopback, unpacking, waiting, the reply.
 * The service tells what its own stages took, so both are of the same calls.
 */
public final class TransportBenchmark {
    private static final int WARM_UP = 30;

    private TransportBenchmark() {}

    /**
     * What was measured, milliseconds.
     *
     * @param roundTripMs from a cloud in hand to boxes in hand
     * @param pipelineMs of the stages inside the service: validate, voxelise, network, decode
     * @param addedMs what the round trip takes more, call by call
     * @param readySeconds from the start of the service's process to its being ready
     */
    public record Report(
            Spread roundTripMs,
            Spread pipelineMs,
            Spread addedMs,
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
     * @param assignments of the service's configuration
     */
    public static Report run(Path home, List<String> assignments, BenchSweep sweep, int iterations) throws IOException {
        Machine machine = Machine.here();
        Samples roundTrip = new Samples();
        Samples pipeline = new Samples();
        Samples added = new Samples();
        try (ServiceProcess service = ServiceProcess.start(home, assignments);
                PerceptionClient client =
                        PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", service.port()))) {
            for (int i = -WARM_UP; i < iterations; i++) {
                long start = System.nanoTime();
                Detections reply = client.perceive(sweep.cloud(), i + WARM_UP);
                double whole = (System.nanoTime() - start) * 1e-6;
                if (i >= 0) {
                    double inside = stages(reply.getStages());
                    roundTrip.add(whole);
                    pipeline.add(inside);
                    added.add(whole - inside);
                }
            }
            DescribeResponse described = client.describe();
            return new Report(
                    roundTrip.spread(),
                    pipeline.spread(),
                    added.spread(),
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

    private static double stages(StageTimes times) {
        return times.getValidateMs() + times.getVoxeliseMs() + times.getNetworkMs() + times.getDecodeMs();
    }
}

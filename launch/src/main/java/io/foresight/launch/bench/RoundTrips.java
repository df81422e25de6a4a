package io.foresight.perception.serve;

import io.foresight.perception.points.PointCloud;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.StageTimes;
import io.foresight.v1.Validity;
import java.io.IOException;

/**
 * Measures what gRPC adds to the pipeline: this process is the client, the service should run in another. What counts as overhead is
 * the round trip less the stages that the service reports, so the model's own spread does not enter.
 */
public final class TransportBenchmark {
    private TransportBenchmark() {}

    /**
     * Sends {@code cloud} {@code warmUp + rounds} times, one call at a time.
     *
     * @throws IOException when the loopback socket of the floor fails
     * @throws io.grpc.StatusRuntimeException when the service refuses the cloud
     * @throws IllegalStateException when the service's answer is INVALID: nothing could be learnt from its times
     */
    public static TransportReport run(PerceptionClient client, PointCloud cloud, int warmUp, int rounds)
            throws IOException {
        if (rounds < 1 || warmUp < 1) {
            throw new IllegalArgumentException(
                    "warm-up and rounds must be 1 or more, got " + warmUp + " and " + rounds);
        }
        Detections reply = client.perceive(cloud, 0);
        int requestBytes = PerceiveRequest.newBuilder()
                .setFrame(FramePacker.pack(cloud, 0))
                .build()
                .getSerializedSize();
        int replyBytes =
                PerceiveResponse.newBuilder().setDetections(reply).build().getSerializedSize();
        double[] roundTrip = new double[rounds];
        double[] pipeline = new double[rounds];
        double[] overhead = new double[rounds];
        double[] queue = new double[rounds];
        double[] floor = new double[rounds];
        try (LoopbackFloor socket = new LoopbackFloor(requestBytes, replyBytes)) {
            for (int i = -warmUp; i < rounds; i++) {
                int at = Math.max(0, i); // what the warm-up writes is written over
                floor[at] = socket.measure();
                long start = System.nanoTime();
                StageTimes stages = requireAnswer(client.perceive(cloud, warmUp + i + 1L));
                roundTrip[at] = (System.nanoTime() - start) * 1e-6;
                pipeline[at] =
                        stages.getValidateMs() + stages.getVoxeliseMs() + stages.getNetworkMs() + stages.getDecodeMs();
                overhead[at] = roundTrip[at] - pipeline[at];
                queue[at] = stages.getQueueMs();
            }
        }
        return new TransportReport(
                cloud.size(),
                requestBytes,
                replyBytes,
                rounds,
                Percentiles.of(roundTrip),
                Percentiles.of(pipeline),
                Percentiles.of(overhead),
                Percentiles.of(queue),
                Percentiles.of(floor));
    }

    private static StageTimes requireAnswer(Detections reply) {
        if (reply.getValidity() == Validity.VALIDITY_INVALID) {
            throw new IllegalStateException(
                    "the service answered INVALID " + reply.getReasonsList() + ": " + reply.getMessage());
        }
        return reply.getStages();
    }
}

package io.foresight.launch.bench;

import io.foresight.core.measure.Spread;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.serve.FramePacker;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.WireVerdict;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.StageTimes;
import java.io.IOException;
import java.util.Arrays;

/**
 * The overhead of gRPC relative to the pipeline: this process is the client, the service should run in another one. The overhead is the
 * round trip time minus the stages that the service reports, so variations of the model's time are excluded. All times are in milliseconds.
 *
 * @param requestBytes size of a request on the wire
 * @param replyBytes size of a reply on the wire
 * @param roundTripMs from a cloud in memory to boxes in memory
 * @param pipelineMs of the stages inside the service: validate, voxelise, network, decode
 * @param overheadMs round trip minus pipeline, for each call
 * @param queueMs waiting time in the service, part of the overhead
 * @param floorMs the same bytes there and back over a plain loopback socket, alternating with the calls
 */
record RoundTrips(
        int requestBytes,
        int replyBytes,
        Spread roundTripMs,
        Spread pipelineMs,
        Spread overheadMs,
        Spread queueMs,
        Spread floorMs) {

    /**
     * Sends {@code cloud} {@code warmUp + rounds} times, one call at a time.
     *
     * @param course asked before each call after the first timed one
     * @throws IOException when the loopback socket for the lower bound fails
     * @throws io.grpc.StatusRuntimeException when the service refuses the cloud
     * @throws IllegalStateException when the service's reply is INVALID, which makes its times useless
     */
    static RoundTrips measure(PerceptionClient client, PointCloud cloud, int warmUp, int rounds, Course course)
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
        int timed = 0;
        try (TcpFloor socket = new TcpFloor(requestBytes, replyBytes)) {
            for (int i = -warmUp; i < rounds && (course.goesOn("call", timed, rounds) || i < 1); i++) {
                int at = Math.max(0, i); // values of the warm-up are overwritten
                floor[at] = socket.measure();
                long start = System.nanoTime();
                StageTimes stages = requireAnswer(client.perceive(cloud, warmUp + i + 1L));
                roundTrip[at] = (System.nanoTime() - start) * 1e-6;
                pipeline[at] =
                        stages.getValidateMs() + stages.getVoxeliseMs() + stages.getNetworkMs() + stages.getDecodeMs();
                overhead[at] = roundTrip[at] - pipeline[at];
                queue[at] = stages.getQueueMs();
                timed = Math.max(0, i + 1);
            }
        }
        return new RoundTrips(
                requestBytes,
                replyBytes,
                Spread.of(Arrays.copyOf(roundTrip, timed)),
                Spread.of(Arrays.copyOf(pipeline, timed)),
                Spread.of(Arrays.copyOf(overhead, timed)),
                Spread.of(Arrays.copyOf(queue, timed)),
                Spread.of(Arrays.copyOf(floor, timed)));
    }

    private static StageTimes requireAnswer(Detections reply) {
        if (WireVerdict.validity(reply) == Validity.INVALID) {
            throw new IllegalStateException(
                    "the service replied INVALID " + WireVerdict.reasons(reply) + ": " + reply.getMessage());
        }
        return reply.getStages();
    }
}

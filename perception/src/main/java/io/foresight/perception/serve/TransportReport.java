package io.foresight.perception.serve;

/**
 * What the way to the service and back costs.
 *
 * @param points of the cloud sent
 * @param requestBytes of one request
 * @param replyBytes of one reply
 * @param rounds measured, after the warm-up
 * @param roundTripMs from the cloud in this process to the reply in this process
 * @param pipelineMs of that, the service's stages: validate, voxelise, network, decode
 * @param overheadMs the rest, round by round: packing, gRPC, the network, the service's queue, unpacking
 * @param queueMs of the rest, the service's queue
 * @param floorMs the same bytes there and back over a plain loopback socket, in turns with the rounds
 */
public record TransportReport(
        int points,
        int requestBytes,
        int replyBytes,
        int rounds,
        Percentiles roundTripMs,
        Percentiles pipelineMs,
        Percentiles overheadMs,
        Percentiles queueMs,
        Percentiles floorMs) {}

package io.foresight.launch.bench;

import io.foresight.planner.serve.PlannerClient;
import io.foresight.serving.Channels;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.DescribeTaskRequest;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PlannerServiceGrpc;
import io.foresight.v1.TaskChoice;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Decisions of the planner's service on one board, always the same search. */
final class PlannerTarget implements OverloadTarget {
    private static final int NODES = 1_000_000;
    private static final Duration TIME = Duration.ofSeconds(30); // the nodes end the search, not the time

    private final ServiceProcess service;
    private final ManagedChannel channel;
    private final NextActionRequest request;

    PlannerTarget(Path home) throws IOException {
        service = ServiceProcess.start(home, "planner", List.of("service.port=0"));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", service.port())
                .usePlaintext()
                .build();
        TaskChoice task = PlannerClient.task("test", 1);
        PlannerClient client = PlannerClient.over(channel, TIME);
        request = NextActionRequest.newBuilder()
                .setTask(task)
                .setState(client.describeTask(
                                DescribeTaskRequest.newBuilder().setTask(task).build())
                        .getStart())
                .setPolicy("mcts")
                .setBudget(DecisionBudget.newBuilder()
                        .setNodes(NODES)
                        .setTime(com.google.protobuf.Duration.newBuilder().setSeconds(TIME.toSeconds())))
                .build();
    }

    @Override
    public CompletableFuture<Integer> call() {
        OneReply<NextActionResponse> reply = new OneReply<>();
        PlannerServiceGrpc.newStub(channel).nextAction(request, reply);
        return reply.bytes;
    }

    @Override
    public int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public int requestBytes() {
        return request.getSerializedSize();
    }

    @Override
    public String description() {
        return "planner, mcts of " + NODES + " nodes, " + workers() + " processors";
    }

    @Override
    public void close() {
        Channels.close(channel);
        service.close();
    }
}

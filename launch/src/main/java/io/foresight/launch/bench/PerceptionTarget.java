package io.foresight.launch.bench;

import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.FramePacker;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Single calls of the perception service with one sweep, from several connections in turn. */
final class PerceptionTarget implements OverloadTarget {
    private static final int CONNECTIONS = 4;

    private final ServiceProcess service;
    private final List<PerceptionClient> clients = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final PerceiveRequest request;

    /** @param assignments for the service's configuration */
    PerceptionTarget(Path home, List<String> assignments, BenchSweep sweep) throws IOException {
        request = PerceiveRequest.newBuilder()
                .setFrame(FramePacker.pack(sweep.cloud(), 1))
                .build();
        service = ServiceProcess.start(home, "perception", assignments);
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", service.port())));
        }
    }

    @Override
    public CompletableFuture<Integer> call() {
        OneReply<PerceiveResponse> reply = new OneReply<>();
        PerceptionClient client = clients.get(calls.getAndIncrement() % CONNECTIONS);
        PerceptionServiceGrpc.newStub(client.channel()).perceive(request, reply);
        return reply.bytes;
    }

    @Override
    public int workers() {
        return 1;
    }

    @Override
    public int requestBytes() {
        return request.getSerializedSize();
    }

    @Override
    public String description() {
        DescribeResponse described = clients.get(0).describe();
        return "perception, model " + described.getModel().getId() + ", " + described.getDevice() + ", "
                + described.getThreads() + " threads, " + described.getPrecision();
    }

    @Override
    public void close() {
        clients.forEach(PerceptionClient::close);
        service.close();
    }
}

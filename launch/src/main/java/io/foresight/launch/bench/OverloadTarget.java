package io.foresight.launch.bench;

import com.google.protobuf.MessageLite;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** A service in another process, and a call to it that always costs the same. */
interface OverloadTarget extends AutoCloseable {
    /** Sends the call without waiting; completes with the size of the reply in bytes, or with the call's status. */
    CompletableFuture<Integer> call();

    /** Calls that the service works on at once. */
    int workers();

    int requestBytes();

    /** What runs there, such as the model's name, its device and threads. */
    String description();

    @Override
    void close();

    /** Receives the only reply of a call. */
    final class OneReply<R extends MessageLite> implements StreamObserver<R> {
        final CompletableFuture<Integer> bytes = new CompletableFuture<>();

        @Override
        public void onNext(R reply) {
            bytes.complete(reply.getSerializedSize());
        }

        @Override
        public void onError(Throwable status) {
            bytes.completeExceptionally(status);
        }

        @Override
        public void onCompleted() {
            bytes.completeExceptionally(new IllegalStateException("the call ended without a reply"));
        }
    }
}

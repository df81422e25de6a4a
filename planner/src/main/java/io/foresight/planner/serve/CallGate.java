package io.foresight.planner.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Around a call's handler: is the message within the limit, can it be read, and nothing that is thrown reaches the caller as anything but
 * a declared status. Expects messages as {@code InputStream} (ServerInterceptors.useInputStreamMessages), since what the parser throws
 * could not be caught otherwise.
 */
final class CallGate implements ServerInterceptor {
    private final int maxMessageBytes;

    CallGate(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        GuardedCall<Q, R> guarded = new GuardedCall<>(call);
        try {
            return new Gated<>(next.startCall(guarded, headers), guarded);
        } catch (RuntimeException e) {
            fail(guarded, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private static void fail(ServerCall<?, ?> call, RuntimeException thrown) {
        Throwable cause = thrown.getCause() instanceof InvalidProtocolBufferException
                ? RefusedException.of(
                        ErrorCode.MALFORMED_MESSAGE,
                        "the message is no request of "
                                + call.getMethodDescriptor().getBareMethodName())
                : thrown;
        StatusRuntimeException status = Answer.status(cause);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    /** The gate's part of one call. */
    private final class Gated<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private boolean failed; // the listener's calls come one at a time

        Gated(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call) {
            super(delegate);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> {
                requireSize(message);
                super.onMessage(message);
            });
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        private void guard(Runnable step) {
            if (failed) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException e) {
                failed = true;
                fail(call, e);
                super.onCancel(); // so that an episode that waits for this client ends, too
            }
        }

        private void requireSize(Q message) {
            if (message instanceof KnownLength && message instanceof InputStream stream) {
                try {
                    if (stream.available() > maxMessageBytes) {
                        throw RefusedException.of(
                                ErrorCode.MESSAGE_TOO_LARGE,
                                "the message has " + stream.available() + " bytes; at most " + maxMessageBytes
                                        + " are taken");
                    }
                } catch (IOException e) {
                    throw new IllegalStateException("the length of a received message is not known", e);
                }
            }
        }
    }
}

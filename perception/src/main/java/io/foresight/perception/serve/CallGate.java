package io.foresight.perception.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import io.foresight.v1.PerceptionServiceGrpc;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a call's handler: is there room, is the message within the limit, can it be read? After it: nothing that it throws reaches
 * the caller as anything but a declared status. Expects messages as {@code InputStream} (ServerInterceptors.useInputStreamMessages),
 * since what the parser throws could not be caught otherwise.
 */
final class CallGate implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

    private final Admission admission;
    private final ServeMetrics metrics;
    private final int maxMessageBytes;

    CallGate(Admission admission, ServeMetrics metrics, int maxMessageBytes) {
        this.admission = admission;
        this.metrics = metrics;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        GuardedCall<Q, R> guarded = new GuardedCall<>(call);
        Admission.Kind kind = kind(call.getMethodDescriptor().getFullMethodName());
        Optional<RefusedException> refused = admission.enter(kind);
        if (refused.isPresent()) {
            close(guarded, refused.get());
            return new ServerCall.Listener<>() {};
        }
        try {
            return new Gated<>(next.startCall(guarded, headers), guarded, kind);
        } catch (RuntimeException e) {
            admission.leave(kind);
            fail(guarded, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private static Admission.Kind kind(String method) {
        if (method.equals(PerceptionServiceGrpc.getPerceiveMethod().getFullMethodName())) {
            return Admission.Kind.SINGLE;
        }
        if (method.equals(PerceptionServiceGrpc.getPerceiveStreamMethod().getFullMethodName())) {
            return Admission.Kind.STREAM;
        }
        return Admission.Kind.FREE;
    }

    private void close(ServerCall<?, ?> call, RefusedException refused) {
        metrics.rejected(refused.code());
        StatusRuntimeException status = ErrorCodes.toStatus(refused);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    private void fail(ServerCall<?, ?> call, RuntimeException e) {
        if (e.getCause() instanceof InvalidProtocolBufferException malformed) {
            LOG.debug("event=malformed_message", malformed);
            String method = call.getMethodDescriptor().getBareMethodName();
            close(call, RefusedException.of(ErrorCode.MALFORMED_MESSAGE, "the message is no request of " + method));
        } else if (e instanceof RefusedException refused) {
            close(call, refused);
        } else {
            LOG.error("event=call_fault method={}", call.getMethodDescriptor().getFullMethodName(), e);
            close(call, RefusedException.of(ErrorCode.INTERNAL_FAULT, "internal fault; the service's log says more"));
        }
    }

    /** The gate's part of one call. */
    private final class Gated<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private final Admission.Kind kind;
        private final AtomicBoolean left = new AtomicBoolean();
        private boolean failed; // the listener's calls come one at a time

        Gated(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call, Admission.Kind kind) {
            super(delegate);
            this.call = call;
            this.kind = kind;
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

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        @Override
        public void onCancel() {
            try {
                super.onCancel();
            } finally {
                leave(); // last, so that a call that is not counted has been told that nobody waits
            }
        }

        @Override
        public void onComplete() {
            leave();
            super.onComplete();
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
            }
        }

        private void requireSize(Q message) {
            if (message instanceof KnownLength && message instanceof InputStream stream) {
                try {
                    MessageSize.require(stream.available(), maxMessageBytes);
                } catch (IOException e) {
                    throw new IllegalStateException("the length of a received message is not known", e);
                }
            }
        }

        private void leave() {
            if (left.compareAndSet(false, true)) {
                admission.leave(kind);
            }
        }
    }
}

package io.foresight.serving;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Intercepts all calls of a service. Before the handler it admits or refuses the call, checks the message's size and parses it. Afterwards
 * it converts every exception to a declared status.
 */
public final class CallGate implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

    private final CallRules rules;
    private final int maxMessageBytes;

    private CallGate(CallRules rules, int maxMessageBytes) {
        this.rules = rules;
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * Wraps a service. Messages are passed through as streams of bytes, because exceptions of their parser could not be caught otherwise.
     */
    public static ServerServiceDefinition before(BindableService service, CallRules rules, int maxMessageBytes) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(service.bindService()), new CallGate(rules, maxMessageBytes));
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        GuardedCall<Q, R> guarded = new GuardedCall<>(call);
        String method = call.getMethodDescriptor().getFullMethodName();
        try {
            rules.enter(method);
        } catch (RuntimeException e) {
            fail(guarded, e);
            return new ServerCall.Listener<>() {};
        }
        try {
            return new Gated<>(next.startCall(guarded, headers), guarded, method);
        } catch (RuntimeException e) {
            rules.leave(method);
            fail(guarded, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private void fail(ServerCall<?, ?> call, RuntimeException thrown) {
        RuntimeException told = thrown;
        if (thrown.getCause() instanceof InvalidProtocolBufferException malformed) {
            LOG.debug("event=malformed_message", malformed);
            told = rules.malformed("the message is not a valid request of "
                    + call.getMethodDescriptor().getBareMethodName());
        }
        StatusRuntimeException status = rules.status(call.getMethodDescriptor().getFullMethodName(), told);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    /** State of one call. */
    private final class Gated<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private final String method;
        private final AtomicBoolean left = new AtomicBoolean();
        private boolean failed; // the listener is called sequentially

        Gated(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call, String method) {
            super(delegate);
            this.call = call;
            this.method = method;
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
                leave(); // last, so that a call's work has been informed of the cancellation before the call is no
                // longer counted
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
                super.onCancel(); // so that work waiting for this client ends, too
            }
        }

        private void requireSize(Q message) {
            if (message instanceof KnownLength && message instanceof InputStream stream) {
                try {
                    MessageSize.require(stream.available(), maxMessageBytes, rules::tooLarge);
                } catch (IOException e) {
                    throw new IllegalStateException("the length of a received message is not known", e);
                }
            }
        }

        private void leave() {
            if (left.compareAndSet(false, true)) {
                rules.leave(method);
            }
        }
    }
}

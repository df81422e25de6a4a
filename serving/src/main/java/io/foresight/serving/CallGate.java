package io.foresight.serving;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Intercepts all calls of a service. Before the handler it admits or refuses the call, checks the message's size and the number of its parts,
 * and parses it. Afterwards it converts every exception to a declared status. A call whose first message, or whose end where it has only one,
 * does not come in time is ended.
 */
public final class CallGate implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

    /** Time that a client gets to send a call's first message, and again to say that it was the only one. */
    private static final Duration FIRST_MESSAGE = Duration.ofSeconds(30);

    private final CallRules rules;
    private final int maxMessageBytes;
    private final Map<String, Descriptor> requests; // by full method name
    private final Duration firstMessage;

    private CallGate(CallRules rules, int maxMessageBytes, Map<String, Descriptor> requests, Duration firstMessage) {
        this.firstMessage = firstMessage;
        this.rules = rules;
        this.maxMessageBytes = maxMessageBytes;
        this.requests = requests;
    }

    /**
     * Wraps a service. Messages are passed through as streams of bytes, because exceptions of their parser could not be caught otherwise.
     */
    public static ServerServiceDefinition before(BindableService service, CallRules rules, int maxMessageBytes) {
        return before(service, rules, maxMessageBytes, FIRST_MESSAGE);
    }

    static ServerServiceDefinition before(
            BindableService service, CallRules rules, int maxMessageBytes, Duration firstMessage) {
        ServerServiceDefinition typed = service.bindService();
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(typed),
                new CallGate(rules, maxMessageBytes, requests(typed), firstMessage));
    }

    private static Map<String, Descriptor> requests(ServerServiceDefinition service) {
        Map<String, Descriptor> requests = new HashMap<>();
        for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
            if (method.getMethodDescriptor().getRequestMarshaller()
                            instanceof MethodDescriptor.PrototypeMarshaller<?> marshaller
                    && marshaller.getMessagePrototype() instanceof Message request) {
                requests.put(method.getMethodDescriptor().getFullMethodName(), request.getDescriptorForType());
            }
        }
        return requests;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        GuardedCall<Q, R> guarded = new GuardedCall<>(call);
        String method = call.getMethodDescriptor().getFullMethodName();
        try {
            rules.announce(method);
            return new Gated<>(next.startCall(guarded, headers), guarded, method);
        } catch (RuntimeException e) {
            fail(guarded, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private void fail(ServerCall<?, ?> call, RuntimeException thrown) {
        RuntimeException told = thrown;
        if (thrown.getCause() instanceof IOException malformed) {
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
        private final Silence silence = new Silence(this::endSilent);
        private final AtomicBoolean left = new AtomicBoolean();
        private boolean entered; // the listener is called sequentially
        private boolean failed;
        private volatile boolean ended; // for its silence

        Gated(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call, String method) {
            super(delegate);
            this.call = call;
            this.method = method;
            silence.await(firstMessage);
        }

        @Override
        public void onMessage(Q message) {
            silence.end();
            guard(() -> {
                if (!entered) {
                    rules.enter(method);
                    entered = true;
                }
                super.onMessage(checked(message));
                if (call.getMethodDescriptor().getType().clientSendsOneMessage()) {
                    silence.await(firstMessage); // its work begins with its end: until then it only holds a place
                } else {
                    rules.longestSilence(method).ifPresent(silence::await);
                }
            });
        }

        private void endSilent(Duration waited) {
            ended = true;
            fail(call, rules.silent("nothing more came within " + waited.toMillis() / 1e3 + " s"));
        }

        @Override
        public void onHalfClose() {
            silence.end();
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
            if (failed || ended) {
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

        /** All messages are streams of bytes here, see {@link #before}. */
        @SuppressWarnings("unchecked")
        private Q checked(Q message) {
            try {
                return (Q) InboundMessage.checked((InputStream) message, requests.get(method), maxMessageBytes, rules);
            } catch (IOException e) {
                throw new IllegalArgumentException(e); // told as a malformed message
            }
        }

        private void leave() {
            silence.end();
            if (entered && left.compareAndSet(false, true)) {
                rules.leave(method);
            }
        }
    }
}

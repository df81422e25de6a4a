package io.foresight.serving;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.foresight.core.text.Problems;
import io.foresight.core.text.ShownText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;

/** Creates gRPC error statuses in the same form for all services. */
public final class ErrorStatus {
    private static final String DOMAIN = "foresight.v1";

    private ErrorStatus() {}

    /**
     * A status with ErrorInfo (the code), BadRequest (the field) and RetryInfo where they apply.
     *
     * @param code name of the service's error code
     * @param field path of the wrong field; empty when it is not a single field
     * @param retryAfter time after which the same call may succeed, which the message says, too; empty if a retry does not help
     */
    public static StatusRuntimeException of(
            Status.Code status, String code, String field, String problem, Optional<Duration> retryAfter) {
        String message = ShownText.sentence(retryAfter
                .map(delay -> problem + "; try again in " + Problems.duration(delay))
                .orElse(problem));
        com.google.rpc.Status.Builder built = com.google.rpc.Status.newBuilder()
                .setCode(status.value())
                .setMessage(message)
                .addDetails(Any.pack(
                        ErrorInfo.newBuilder().setReason(code).setDomain(DOMAIN).build()));
        if (!field.isEmpty()) {
            built.addDetails(Any.pack(BadRequest.newBuilder()
                    .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                            .setField(field)
                            .setReason(code)
                            .setDescription(message))
                    .build()));
        }
        retryAfter.ifPresent(delay -> built.addDetails(Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(delay.getSeconds())
                        .setNanos(delay.getNano()))
                .build())));
        return StatusProto.toStatusRuntimeException(built.build());
    }
}

package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused call came back with. */
record Refusal(Status.Code status, String code, String field, String message, boolean retry) {
    static Refusal of(ThrowingCallable call) {
        return of(catchThrowableOfType(StatusRuntimeException.class, call));
    }

    static Refusal of(Throwable thrown) {
        assertThat(thrown).as("a refusal").isNotNull();
        com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
        assertThat(status).as("details of " + thrown).isNotNull();
        String code = "";
        String field = "";
        boolean retry = false;
        try {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    ErrorInfo info = detail.unpack(ErrorInfo.class);
                    assertThat(info.getDomain()).isEqualTo("foresight.v1");
                    code = info.getReason();
                } else if (detail.is(BadRequest.class)) {
                    field = detail.unpack(BadRequest.class)
                            .getFieldViolations(0)
                            .getField();
                } else if (detail.is(RetryInfo.class)) {
                    retry = true;
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("details cannot be read", e);
        }
        return new Refusal(Status.fromCodeValue(status.getCode()).getCode(), code, field, status.getMessage(), retry);
    }
}

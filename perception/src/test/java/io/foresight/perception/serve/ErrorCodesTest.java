package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.foresight.perception.points.BadPointsException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorCodesTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasOneStatusAndSaysItsName(ErrorCode code) throws InvalidProtocolBufferException {
        StatusRuntimeException status =
                ErrorCodes.toStatus(RefusedException.badField(code, "a.field", "what is wrong"));
        assertThat(status.getStatus().getCode())
                .isEqualTo(ErrorCodes.status(code))
                .isNotIn(Status.Code.OK, Status.Code.UNKNOWN);
        assertThat(status.getStatus().getDescription())
                .isEqualTo("what is wrong" + (ErrorCodes.retryable(code) ? "; try again in 100 ms" : ""));
        com.google.rpc.Status rich = StatusProto.fromThrowable(status);
        assertThat(rich.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo(code.name());
        assertThat(rich.getDetailsList().stream().anyMatch(detail -> detail.is(RetryInfo.class)))
                .isEqualTo(ErrorCodes.retryable(code));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfAPointBlockNamesItsField(BadPointsException.Code code) {
        RefusedException refused = ErrorCodes.of(new BadPointsException(code, "message"));
        assertThat(refused.code()).isIn(ErrorCode.POINTS_WRONG, ErrorCode.TOO_MANY_POINTS);
        assertThat(refused.field()).startsWith("points.");
        assertThat(refused).hasMessage("message");
    }
}

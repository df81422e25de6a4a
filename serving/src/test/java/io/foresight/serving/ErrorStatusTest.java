package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ErrorStatusTest {
    @Test
    void everyDetailStandsWhereItApplies() throws InvalidProtocolBufferException {
        com.google.rpc.Status status = StatusProto.fromThrowable(ErrorStatus.of(
                Status.Code.UNAVAILABLE, "BUSY", "a.field", "what is wrong", Optional.of(Duration.ofMillis(1500))));
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE.value());
        assertThat(status.getMessage()).isEqualTo("what is wrong; try again in 1500 ms");
        assertThat(status.getDetailsCount()).isEqualTo(3);
        assertThat(status.getDetails(0).unpack(ErrorInfo.class))
                .isEqualTo(ErrorInfo.newBuilder()
                        .setReason("BUSY")
                        .setDomain("foresight.v1")
                        .build());
        BadRequest.FieldViolation violation =
                status.getDetails(1).unpack(BadRequest.class).getFieldViolations(0);
        assertThat(violation.getField()).isEqualTo("a.field");
        assertThat(violation.getReason()).isEqualTo("BUSY");
        assertThat(violation.getDescription()).isEqualTo("what is wrong; try again in 1500 ms");
        com.google.protobuf.Duration delay =
                status.getDetails(2).unpack(RetryInfo.class).getRetryDelay();
        assertThat(delay.getSeconds()).isEqualTo(1);
        assertThat(delay.getNanos()).isEqualTo(500_000_000);
    }

    @Test
    void whatACallerWroteComesBackAsOneShortLine() {
        com.google.rpc.Status status = StatusProto.fromThrowable(ErrorStatus.of(
                Status.Code.INVALID_ARGUMENT,
                "BAD",
                "",
                "no frame \u001b[2J\n2026 INFO forged " + "x".repeat(1 << 20),
                Optional.empty()));
        assertThat(status.getMessage())
                .startsWith("no frame ?[2J?2026 INFO forged x")
                .hasSizeLessThan(2100);
    }

    @Test
    void withoutFieldAndRetryOnlyTheCodeStands() {
        com.google.rpc.Status status = StatusProto.fromThrowable(
                ErrorStatus.of(Status.Code.INTERNAL, "INTERNAL_FAULT", "", "a fault", Optional.empty()));
        assertThat(status.getDetailsList()).singleElement().satisfies(detail -> assertThat(detail.is(ErrorInfo.class))
                .isTrue());
    }
}

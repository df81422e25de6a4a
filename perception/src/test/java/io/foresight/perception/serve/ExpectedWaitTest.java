package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ExpectedWaitTest {
    private static final long MILLISECOND = 1_000_000;
    private static final OptionalLong IDLE = OptionalLong.empty();

    private final ExpectedWait wait = new ExpectedWait(1);

    @Test
    void beforeTheFirstWorkOneMayWaitBehindTheOneBeingDone() {
        assertThat(wait.refusal(0, OptionalLong.of(5))).isEmpty();
        assertThat(wait.refusal(1, OptionalLong.of(5))).isPresent();
    }

    @Test
    void whoeverStartsWithinOneTimeOfWorkIsTaken() {
        wait.worked(100 * MILLISECOND);
        assertThat(wait.refusal(0, IDLE)).isEmpty();
        assertThat(wait.refusal(0, OptionalLong.of(0))).isEmpty();
        assertThat(wait.refusal(1, IDLE)).isEmpty();
        assertThat(wait.refusal(1, OptionalLong.of(60 * MILLISECOND))).isPresent();
        assertThat(wait.refusal(1, OptionalLong.of(500 * MILLISECOND)))
                .as("nobody knows when an overdue work ends")
                .isPresent();
    }

    @Test
    void theRefusalSaysTheWaitTheLimitAndWhenToComeBack() {
        wait.worked(100 * MILLISECOND);
        RefusedException refused =
                wait.refusal(1, OptionalLong.of(60 * MILLISECOND)).orElseThrow();
        assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED);
        assertThat(refused).hasMessageContaining("about 140 ms").hasMessageContaining("limits.max_wait is 1.0");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void worksThatTakeNextToNothingMayWaitForEachOther() {
        wait.worked(MILLISECOND / 10);
        assertThat(wait.refusal(19, IDLE)).as("1.9 ms").isEmpty();
        assertThat(wait.refusal(21, IDLE)).as("2.1 ms").isPresent();
    }

    @Test
    void theTimeOfWorkIsLearntAgainWhenItChanges() {
        wait.worked(100 * MILLISECOND);
        for (int i = 0; i < 30; i++) {
            wait.worked(10 * MILLISECOND);
        }
        assertThat(wait.refusal(1, OptionalLong.of(5 * MILLISECOND))
                        .orElseThrow()
                        .retryAfter())
                .isLessThanOrEqualTo(Duration.ofMillis(6));
    }

    @Test
    void aConfiguredLimitCountsInWorks() {
        ExpectedWait patient = new ExpectedWait(3);
        patient.worked(100 * MILLISECOND);
        assertThat(patient.refusal(3, IDLE)).isEmpty();
        assertThat(patient.refusal(3, OptionalLong.of(0))).isPresent();
        ExpectedWait none = new ExpectedWait(0);
        none.worked(100 * MILLISECOND);
        assertThat(none.refusal(0, IDLE)).isEmpty();
        assertThat(none.refusal(0, OptionalLong.of(0))).isPresent();
    }
}

package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SeldomTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final Seldom seldom = new Seldom(Duration.ofNanos(10), clock::get);

    @Test
    void theFirstIsSaidAndThoseSoonAfterAreCounted() {
        assertThat(seldom.now()).hasValue(0);
        clock.set(0);
        assertThat(seldom.now()).isEmpty();
        clock.set(4);
        assertThat(seldom.now()).isEmpty();
        clock.set(5);
        assertThat(seldom.now()).hasValue(2);
        clock.set(100);
        assertThat(seldom.now()).hasValue(0);
    }
}

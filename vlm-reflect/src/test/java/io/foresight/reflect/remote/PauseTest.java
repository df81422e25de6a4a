package io.foresight.reflect.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long is waited between tries. */
final class PauseTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3));

    @Test
    void pausesDoubleUpToTheirBoundAndAreSpread() {
        SplittableRandom random = new SplittableRandom(5);
        double[] longest = {100, 200, 400, 800, 1600, 3000, 3000};
        for (int failures = 1; failures <= longest.length; failures++) {
            Set<Duration> seen = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                Duration pause = BACKOFF.pause(failures, random);
                assertThat(pause.toNanos() / 1e6).isBetween(longest[failures - 1] / 2, longest[failures - 1]);
                seen.add(pause);
            }
            assertThat(seen).hasSizeGreaterThan(150);
        }
        assertThat(BACKOFF.pause(1000, random)).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(3));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(RetryAfter.read(" 120 ", clock)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("0", clock)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Mon, 30 Nov 2026 10:00:07 GMT", clock)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.read("Mon, 30 Nov 2026 09:00:00 GMT", clock)).contains(Duration.ZERO);
        for (String neither : new String[] {"", "soon", "-5", "1e9", "99999999999999999999", "Mon, 31 Feb 2026"}) {
            assertThat(RetryAfter.read(neither, clock)).as(neither).isEmpty();
        }
    }
}

package io.foresight.launch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final AtomicLong clock = new AtomicLong();
    private final Places<String> places = new Places<>(2, clock::get);

    @Test
    void connectionsThatAreBeingOpenedHoldTheirPlaces() {
        assertThat(places.keep("a")).isTrue();
        assertThat(places.keep("b")).isTrue();
        assertThat(places.keep("c")).isFalse();
        assertThat(places.count()).isZero();
        places.opened("a");
        places.opened("b");
        assertThat(places.keep("c")).isFalse();
        List<String> open = new ArrayList<>();
        places.forEach(open::add);
        assertThat(open).containsExactlyInAnyOrder("a", "b");
        assertThat(places.closed("a")).isTrue();
        assertThat(places.closed("a")).isFalse();
        assertThat(places.keep("c")).isTrue();
    }

    @Test
    void oneThatIsNeverOpenedGivesItsPlaceBack() {
        places.keep("a");
        places.keep("b");
        clock.set(Duration.ofSeconds(11).toNanos());
        assertThat(places.keep("c")).isTrue();
    }
}

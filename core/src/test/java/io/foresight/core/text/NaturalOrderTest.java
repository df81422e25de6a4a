package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersAreOrderedByValueAndAllElseByCharacters() {
        List<String> ordered = List.of(
                "",
                "0",
                "00",
                "2",
                "007",
                "10",
                "99999999999999999999",
                "100000000000000000000",
                "a",
                "a1",
                "a1b2",
                "a1b10",
                "a02",
                "a10",
                "frame-9.5",
                "frame-10.1",
                "frame-10.25",
                "främe");
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NaturalOrder.INSTANCE);
            assertThat(shuffled).isEqualTo(ordered);
        }
    }
}

package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void limitsBelongToTheRange() {
        problems.requireWithin("key", 1, 1, 2)
                .requireWithin("key", 2, 1, 2)
                .requireWithin("key", 0.5, 0.5, 0.5)
                .requireWithin("key", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1))
                .requireWithin("key", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1));
        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void everyProblemNamesKeyRuleAndValue() {
        problems.requireWithin("a", 3, 1, 2)
                .requireWithin("b", Duration.ofMillis(1500), Duration.ZERO, Duration.ofSeconds(1))
                .requireWithin("c", null, Duration.ofMillis(10), Duration.ofSeconds(1))
                .requireWithin("d", Double.NaN, 0.0, 0.25)
                .require(false, "e", 0, "odd")
                .requireReadable("f", Path.of("nobody.pem"))
                .add("line 3", "is empty");
        assertThat(problems.list())
                .containsExactly(
                        "a must be 1 to 2, got 3",
                        "b must be 0 s to 1 s, got 1500 ms",
                        "c must be 10 ms to 1 s, got nothing",
                        "d must be 0 to 0.25, got NaN",
                        "e must be odd, got 0",
                        "f cannot be read: nobody.pem",
                        "line 3: is empty");
        assertThat(problems.count()).isEqualTo(7);
    }

    @Test
    void ofManyTheFirstAreListedAndTheOthersCounted() {
        for (int i = 0; i < 20_000; i++) {
            problems.add("key " + i);
        }
        assertThat(problems.count()).isEqualTo(20_000);
        assertThat(problems.list()).hasSize(101).startsWith("key 0", "key 1").endsWith("key 99", "and 19900 more");
    }

    @Test
    void allAreThrownAtOnce() {
        problems.add("one").add("two");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one; two");
        assertThatThrownBy(() -> problems.throwIfAny(found -> new IllegalStateException(found.size() + " found")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2 found");
    }

    @Test
    void controlCharactersOfAFileDoNotReachATerminal() {
        problems.add("", "key \u001b[31m\u0007 is unknown");
        assertThat(problems.list()).containsExactly("key ?[31m? is unknown");
    }
}

package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.serve.Turns.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private final Turns turns = new Turns();
    private final List<String> done = new ArrayList<>();

    @Test
    void theLinesTakeTurnsAndEachKeepsItsOrder() throws InterruptedException {
        add(Line.CALLS, "call 1", "call 2", "call 3");
        add(Line.STREAMS, "stream 1", "stream 2");
        runAll();
        assertThat(done).containsExactly("call 1", "stream 1", "call 2", "stream 2", "call 3");
    }

    @Test
    void aCallIsToldHowManyTurnsAreBeforeIt() throws InterruptedException {
        assertThat(turns.aheadOfCall()).isZero();
        add(Line.STREAMS, "stream 1", "stream 2", "stream 3");
        assertThat(turns.aheadOfCall()).as("streams had the last turn").isZero();
        add(Line.CALLS, "call 1");
        assertThat(turns.aheadOfCall()).as("call 1, stream 1").isEqualTo(2);
        turns.take().run();
        assertThat(done).containsExactly("call 1");
        assertThat(turns.aheadOfCall()).as("stream 1").isOne();
        runAll();
        assertThat(turns.aheadOfCall()).isZero();
    }

    @Test
    void whatIsRemovedIsNeverTaken() throws InterruptedException {
        Runnable gone = () -> done.add("gone");
        turns.add(Line.CALLS, gone);
        add(Line.CALLS, "stays");
        assertThat(turns.remove(gone)).isTrue();
        assertThat(turns.remove(gone)).isFalse();
        runAll();
        assertThat(done).containsExactly("stays");
    }

    private void add(Line line, String... names) {
        for (String name : names) {
            turns.add(line, () -> done.add(name));
        }
    }

    private void runAll() throws InterruptedException {
        while (turns.size() > 0) {
            turns.take().run();
        }
    }
}

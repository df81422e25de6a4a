package io.foresight.launch.graph;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Processes and time made up: what happens when is written down beforehand, and everything done to them is noted. */
final class FakeChildren implements Child.Starter, Ticker {
    final List<String> done = new ArrayList<>();
    private final Map<String, List<Life>> lives = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new TreeMap<>();
    private long now;

    /**
     * One run.
     *
     * @param healthyMs after its start; -1 never
     * @param exitMs after its start; -1 never by itself
     * @param stopMs from being asked to its end; -1 never
     * @param silentMs after its start, when it is healthy no more; -1 never
     * @param backMs after its start, when it is healthy again; -1 never
     */
    record Life(int healthyMs, int exitMs, int code, int stopMs, int silentMs, int backMs) {
        Life(int healthyMs, int exitMs, int code, int stopMs) {
            this(healthyMs, exitMs, code, stopMs, -1, -1);
        }

        static Life healthyAfter(int ms) {
            return new Life(ms, -1, 0, 30);
        }

        Life endingAfter(int ms, int withCode) {
            return new Life(healthyMs, ms, withCode, stopMs);
        }

        Life stubborn() {
            return new Life(healthyMs, exitMs, code, -1);
        }

        Life silentFrom(int ms, int until) {
            return new Life(healthyMs, exitMs, code, stopMs, ms, until);
        }
    }

    /** The runs of a process; the last one again and again. */
    FakeChildren with(String name, Life... runs) {
        lives.put(name, List.of(runs));
        return this;
    }

    int starts(String name) {
        return starts.getOrDefault(name, 0);
    }

    long millis() {
        return now / 1_000_000;
    }

    @Override
    public Child start(String name, ProcessPlan plan) throws IOException {
        int run = starts.merge(name, 1, Integer::sum);
        done.add(millis() + " start " + name);
        List<Life> runs = lives.get(name);
        return new FakeChild(name, runs.get(Math.min(run, runs.size()) - 1), now);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void rest(Duration time) {
        now += time.toNanos();
    }

    private final class FakeChild implements Child {
        private final String name;
        private final Life life;
        private final long born;
        private long asked = -1;
        private boolean killed;

        private FakeChild(String name, Life life, long born) {
            this.name = name;
            this.life = life;
            this.born = born;
        }

        @Override
        public OptionalInt exitCode() {
            if (life.exitMs() >= 0 && now - born >= life.exitMs() * 1_000_000L) {
                return OptionalInt.of(life.code());
            }
            if (asked >= 0 && life.stopMs() >= 0 && now - asked >= life.stopMs() * 1_000_000L) {
                return OptionalInt.of(143);
            }
            return killed ? OptionalInt.of(137) : OptionalInt.empty();
        }

        @Override
        public boolean healthy() {
            boolean silent = isPast(life.silentMs()) && !isPast(life.backMs());
            return isPast(life.healthyMs()) && !silent;
        }

        private boolean isPast(int ms) {
            return ms >= 0 && now - born >= ms * 1_000_000L;
        }

        @Override
        public void stop() {
            asked = now;
            done.add(millis() + " stop " + name);
        }

        @Override
        public boolean gone() {
            return exitCode().isPresent();
        }

        @Override
        public void kill() {
            if (!gone()) {
                done.add(millis() + " kill " + name);
            }
            killed = true;
        }
    }
}

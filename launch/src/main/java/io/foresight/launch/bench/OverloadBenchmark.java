package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures what a service in another process does with more calls than it can answer: how long the answered ones take compared with calls that
 * come alone, how many are answered compared with as many callers as the service has workers, and how soon the others are refused.
 */
public final class OverloadBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(10); // until the code of both processes is compiled
    private static final int ROUNDS =
            5; // what is compared is measured in turn, so that a machine that is busy now and then is so for all
    private static final int FLOOR_ROUNDS = 100;

    private OverloadBenchmark() {}

    /**
     * The results, milliseconds.
     *
     * @param aloneMs of calls that come one at a time
     * @param perSecond answers with as many callers as the service has workers, each with one call at a time
     * @param floorMs the same bytes there and back over a plain loopback socket
     * @param loads with more calls than that
     */
    public record Report(
            Percentiles aloneMs,
            double perSecond,
            Spread floorMs,
            int requestBytes,
            List<Load> loads,
            double secondsEach,
            String service,
            Machine machine) {}

    /**
     * Calls at random times, on average {@code times} as many as the service can answer.
     *
     * @param p99OfAlone 99th percentile of the answered ones divided by that of calls that come alone
     * @param shareAnswered answers a second divided by {@link Report#perSecond}
     * @param failed calls that ended with another status, by its name
     */
    public record Load(
            double times,
            int sent,
            Percentiles answeredMs,
            Percentiles refusedMs,
            Map<String, Integer> failed,
            double answeredPerSecond,
            double p99OfAlone,
            double shareAnswered) {}

    /** A distribution with its far end. */
    public record Percentiles(double p50, double p95, double p99, int count) {
        static Percentiles of(Samples samples) {
            Spread spread = samples.spread();
            return new Percentiles(spread.p50(), spread.p95(), samples.percentile(0.99), spread.count());
        }
    }

    /**
     * Calls the perception service with one sweep.
     *
     * @param home folder of this installation
     * @param assignments for the service's configuration
     * @param course is told the rounds that are done, and may end it after any
     */
    public static Report perception(
            Path home, List<String> assignments, BenchSweep sweep, List<Double> times, Duration each, Course course)
            throws IOException {
        try (OverloadTarget target = new PerceptionTarget(home, assignments, sweep)) {
            return run(target, times, each, course);
        }
    }

    /** Asks the planner's service for decisions. */
    public static Report planner(Path home, List<Double> times, Duration each, Course course) throws IOException {
        try (OverloadTarget target = new PlannerTarget(home)) {
            return run(target, times, each, course);
        }
    }

    private static Report run(OverloadTarget target, List<Double> times, Duration each, Course course)
            throws IOException {
        Machine machine = Machine.here();
        new Calls(target).closed(target.workers(), each.compareTo(WARM_UP) < 0 ? each : WARM_UP);
        Samples floor = new Samples();
        try (TcpFloor socket = new TcpFloor(target.requestBytes(), target.call().join())) {
            for (int i = 0; i < FLOOR_ROUNDS; i++) {
                floor.add(socket.measure());
            }
        }
        Calls alone = new Calls(target);
        Calls busy = new Calls(target);
        List<Calls> loaded = new ArrayList<>();
        times.forEach(more -> loaded.add(new Calls(target)));
        SplittableRandom random = new SplittableRandom(1);
        Duration part = each.dividedBy(ROUNDS);
        for (int round = 0; round == 0 || round < ROUNDS && course.goesOn("round", round, ROUNDS); round++) {
            alone.closed(1, part);
            busy.closed(target.workers(), part);
            for (int i = 0; i < times.size(); i++) {
                loaded.get(i).open(times.get(i) * busy.answeredPerSecond(), part, random);
            }
        }
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            loads.add(load(times.get(i), loaded.get(i), alone, busy));
        }
        return new Report(
                Percentiles.of(alone.answered()),
                busy.answeredPerSecond(),
                floor.spread(),
                target.requestBytes(),
                loads,
                each.toMillis() * 1e-3,
                target.description(),
                machine);
    }

    private static Load load(double times, Calls calls, Calls alone, Calls busy) {
        Percentiles answered = Percentiles.of(calls.answered());
        return new Load(
                times,
                calls.sent(),
                answered,
                Percentiles.of(calls.refused()),
                calls.failed(),
                calls.answeredPerSecond(),
                answered.p99() / Percentiles.of(alone.answered()).p99(),
                calls.answeredPerSecond() / busy.answeredPerSecond());
    }
}

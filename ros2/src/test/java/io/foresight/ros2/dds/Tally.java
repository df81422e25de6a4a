package io.foresight.ros2.dds;

import io.foresight.ros2.dds.NumberedClouds.Arrival;
import java.util.List;
import java.util.Locale;

/** What became of a stream of numbered clouds. */
record Tally(String name, int sent, long received, long lost, long corrupt, long unordered, double p50, double p95) {
    static Tally of(String name, int sent, List<Arrival> arrivals) {
        List<Long> micros = arrivals.stream().map(Arrival::micros).sorted().toList();
        long distinct = arrivals.stream().mapToLong(Arrival::number).distinct().count();
        long unordered = 0;
        for (int i = 1; i < arrivals.size(); i++) {
            unordered += arrivals.get(i).number() <= arrivals.get(i - 1).number() ? 1 : 0;
        }
        return new Tally(
                name,
                sent,
                arrivals.size(),
                sent - distinct,
                arrivals.stream().filter(arrival -> !arrival.sound()).count(),
                unordered,
                quantile(micros, 50),
                quantile(micros, 95));
    }

    private static double quantile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) * percent / 100) / 1000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: sent %d received %d lost %d corrupt %d; latency ms p50 %.1f p95 %.1f",
                name,
                sent,
                received,
                lost,
                corrupt,
                p50,
                p95);
    }
}

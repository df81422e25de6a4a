package io.foresight.sim.ros.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps what an observer reports, and waits for reports. */
final class Changes implements EndpointListener {
    private final List<String> changes = new ArrayList<>();

    @Override
    public synchronized void changed(DiscoveredEndpoint endpoint, boolean present) {
        changes.add((present ? "+" : "-") + (endpoint.writer() ? "w " : "r ") + endpoint.topic());
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(changes);
    }

    /** Whether the changes so far, or within that time, are as wanted. */
    synchronized boolean within(int seconds, Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wanted.test(changes)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    boolean come(String... wanted) throws InterruptedException {
        return within(20, all -> all.containsAll(List.of(wanted)));
    }
}

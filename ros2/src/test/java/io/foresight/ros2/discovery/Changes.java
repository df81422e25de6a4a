package io.foresight.ros2.discovery;

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

    /** Whether the changes, or whatever else is looked at, are as wanted now or within that time. */
    synchronized boolean within(int seconds, Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wanted.test(changes)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(Math.min(left, 20));
        }
        return true;
    }

    /** The same with the patience of a busy machine. */
    boolean become(Predicate<List<String>> wanted) throws InterruptedException {
        return within(60, wanted);
    }

    boolean come(String... wanted) throws InterruptedException {
        return become(all -> all.containsAll(List.of(wanted)));
    }
}

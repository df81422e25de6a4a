package io.foresight.perception.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Jobs that wait in two lines, which take turns: neither can crowd out the other. Within a line the order is that of arrival. Thread-safe. */
final class Turns {
    /** Where a job waits. */
    enum Line {
        /** Single calls. */
        CALLS,
        /** Streams with a frame, at most one job of each. */
        STREAMS
    }

    private final Map<Line, Deque<Runnable>> waiting = new EnumMap<>(Line.class);
    private Line last = Line.STREAMS; // the line that had the last turn

    Turns() {
        for (Line line : Line.values()) {
            waiting.put(line, new ArrayDeque<>());
        }
    }

    synchronized void add(Line line, Runnable job) {
        waiting.get(line).add(job);
        notifyAll();
    }

    /** Waits for a job. */
    synchronized Runnable take() throws InterruptedException {
        while (size() == 0) {
            wait();
        }
        Line other = last == Line.CALLS ? Line.STREAMS : Line.CALLS;
        last = waiting.get(other).isEmpty() ? last : other;
        return waiting.get(last).remove();
    }

    /** Removes a job that was not taken. */
    synchronized boolean remove(Runnable job) {
        return waiting.values().stream().anyMatch(line -> line.remove(job));
    }

    /** Removes and returns all. */
    synchronized List<Runnable> drain() {
        List<Runnable> left = new ArrayList<>();
        for (Deque<Runnable> line : waiting.values()) {
            left.addAll(line);
            line.clear();
        }
        return left;
    }

    synchronized int size() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    /** How many of the waiting jobs would have their turn before a call that came now. */
    synchronized int aheadOfCall() {
        int calls = waiting.get(Line.CALLS).size();
        int streamsTurns = calls + (last == Line.CALLS ? 1 : 0);
        return calls + Math.min(waiting.get(Line.STREAMS).size(), streamsTurns);
    }
}

package io.foresight.ros2.node;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Publishes the status of a node's components on {@code /diagnostics}, once a second of wall time. Thread-safe. */
public final class Diagnostics {
    private final String nodeName;
    private final RosClock clock;
    private final Supplier<Publisher<DiagnosticArray>> topic;
    private final Map<String, Supplier<DiagnosticStatus>> parts = new LinkedHashMap<>();
    private Publisher<DiagnosticArray> publisher;

    Diagnostics(String nodeName, RosClock clock, Supplier<Publisher<DiagnosticArray>> topic) {
        this.nodeName = nodeName;
        this.clock = clock;
        this.topic = topic;
    }

    /**
     * Adds a component; one with the same name is replaced.
     *
     * @param name the node's name is prefixed; the status's own name is ignored
     * @param status called once a second on the node's timer thread; an exception becomes an ERROR
     */
    public synchronized void add(String name, Supplier<DiagnosticStatus> status) {
        parts.put(name, status);
        if (publisher == null) {
            publisher = topic.get();
        }
    }

    /** Removes a component. */
    public synchronized void remove(String name) {
        parts.remove(name);
    }

    /** The current status of all components, with prefixed names. */
    public List<DiagnosticStatus> now() {
        Map<String, Supplier<DiagnosticStatus>> asked;
        synchronized (this) {
            asked = new LinkedHashMap<>(parts);
        }
        List<DiagnosticStatus> all = new ArrayList<>();
        asked.forEach((name, part) -> all.add(status(nodeName + ": " + name, part)));
        return all;
    }

    private static DiagnosticStatus status(String name, Supplier<DiagnosticStatus> part) {
        try {
            DiagnosticStatus status = part.get();
            return new DiagnosticStatus(
                    status.level(),
                    name,
                    ShownText.sentence(status.message()),
                    status.hardwareId(),
                    status.values().stream()
                            .map(each -> new KeyValue(each.key(), ShownText.sentence(each.value())))
                            .toList());
        } catch (RuntimeException e) {
            return new DiagnosticStatus(
                    DiagnosticStatus.ERROR, name, ShownText.sentence("status not available: " + e), "", List.of());
        }
    }

    /** Called once a second. */
    void publish() {
        Publisher<DiagnosticArray> to;
        synchronized (this) {
            to = publisher;
        }
        if (to != null) {
            to.publish(new DiagnosticArray(new Header(clock.stamp(), ""), now()));
        }
    }
}

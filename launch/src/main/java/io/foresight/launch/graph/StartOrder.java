package io.foresight.launch.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which processes are started.
 *
 * @param names each after those it waits for, otherwise in the given order; without those that can never start
 * @param circle names that wait for each other in a cycle; empty when there is none
 */
record StartOrder(List<String> names, List<String> circle) {
    /** Sorts; names that are waited for but do not exist are ignored. */
    static StartOrder of(Map<String, List<String>> after) {
        Set<String> placed = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, List<String>> entry : after.entrySet()) {
                boolean ready = entry.getValue().stream()
                        .allMatch(other -> placed.contains(other) || !after.containsKey(other));
                if (ready && placed.add(entry.getKey())) {
                    more = true;
                    break; // the first in the file that can be next
                }
            }
        }
        return new StartOrder(List.copyOf(placed), circle(after, placed));
    }

    /** Finds a cycle: every name that could not be placed waits for another one that could not, so following them leads to a cycle. */
    private static List<String> circle(Map<String, List<String>> after, Set<String> placed) {
        String next = after.keySet().stream()
                .filter(name -> !placed.contains(name))
                .findFirst()
                .orElse(null);
        List<String> path = new ArrayList<>();
        while (next != null && !path.contains(next)) {
            path.add(next);
            next = after.get(next).stream()
                    .filter(other -> after.containsKey(other) && !placed.contains(other))
                    .findFirst()
                    .orElseThrow();
        }
        return next == null ? List.of() : List.copyOf(path.subList(path.indexOf(next), path.size()));
    }
}

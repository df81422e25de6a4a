package io.foresight.launch.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is started after whom.
 *
 * @param names each after those it waits for, otherwise in the order given; without those that can never start
 * @param circle names that wait for each other, each for the next and the last for the first; empty when none do
 */
record StartOrder(List<String> names, List<String> circle) {
    /** Sorts; names that are waited for but not there are passed over. */
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
                    break; // the earliest of the file that can go next
                }
            }
        }
        return new StartOrder(List.copyOf(placed), circle(after, placed));
    }

    /** Whoever is not placed waits for another that is not; following them must come round. */
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

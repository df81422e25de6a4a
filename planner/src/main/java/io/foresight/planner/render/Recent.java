package io.foresight.planner.render;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Function;

/** The few things that were made last, to be used again for the same key. */
final class Recent<K, V> {
    private final int most;
    private final Function<K, V> maker;
    private final ArrayDeque<Kept<K, V>> kept = new ArrayDeque<>();

    private record Kept<K, V>(K key, V value) {}

    Recent(int most, Function<K, V> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** What belongs to the key: kept, or made now in place of what was not asked for the longest. */
    V of(K key) {
        Kept<K, V> first = kept.peekFirst();
        if (first != null && first.key.equals(key)) {
            return first.value;
        }
        Kept<K, V> found = null;
        for (Iterator<Kept<K, V>> entries = kept.iterator(); found == null && entries.hasNext(); ) {
            Kept<K, V> entry = entries.next();
            if (entry.key.equals(key)) {
                entries.remove();
                found = entry;
            }
        }
        if (found == null) {
            found = new Kept<>(key, maker.apply(key));
        }
        kept.addFirst(found);
        if (kept.size() > most) {
            kept.removeLast();
        }
        return found.value;
    }
}

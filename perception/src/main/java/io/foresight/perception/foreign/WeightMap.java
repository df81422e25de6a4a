package io.foresight.perception.foreign;

import io.foresight.perception.detect.BadModelException;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Brings the weights of another implementation to the names and shapes of a graph. */
final class WeightMap {
    private WeightMap() {}

    /** @throws BadModelException listing what is missing and what has no place in the graph */
    static Weights apply(ForeignLayout layout, Weights theirs, Graph graph) {
        Map<String, Symbol> wanted = new LinkedHashMap<>(graph.parameters());
        wanted.putAll(graph.buffers());
        TreeSet<String> left = new TreeSet<>(theirs.byName().keySet());
        TreeSet<String> missing = new TreeSet<>();
        Map<String, Weight> mapped = new LinkedHashMap<>();
        wanted.forEach((ours, symbol) -> {
            String name = layout.theirs(ours);
            left.remove(name);
            Weight weight = theirs.byName().get(name);
            if (weight == null) {
                missing.add(name);
            } else {
                mapped.put(ours, shaped(ours, weight, symbol.shape()));
            }
        });
        if (!missing.isEmpty() || !left.isEmpty()) {
            throw new BadModelException("as layout " + layout.name() + " its weights do not fit: missing "
                    + shown(missing) + ", without a place " + shown(left));
        }
        return Weights.of(mapped);
    }

    /** The neck's first layer is a transposed convolution of one cell there and a plain one here; the first layer has a third size of 1. */
    private static Weight shaped(String ours, Weight weight, long... wanted) {
        long[] shape = weight.shape();
        boolean oneCell = shape.length == 4 && shape[2] == 1 && shape[3] == 1;
        if (ours.matches("neck\\d+\\.weight") && oneCell) {
            return transposed(weight);
        }
        boolean third = shape.length == 3 && shape[2] == 1 && wanted.length == 2;
        return third ? new Weight(Arrays.copyOf(shape, 2), weight.values()) : weight;
    }

    private static Weight transposed(Weight weight) {
        int in = (int) weight.shape()[0];
        int out = (int) weight.shape()[1];
        float[] values = new float[in * out];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                values[o * in + i] = weight.values()[i * out + o];
            }
        }
        return new Weight(new long[] {out, in, 1, 1}, values);
    }

    private static String shown(Set<String> names) {
        String first = String.join(", ", names.stream().limit(5).toList());
        return names.isEmpty() ? "none" : names.size() > 5 ? first + " and " + (names.size() - 5) + " more" : first;
    }
}

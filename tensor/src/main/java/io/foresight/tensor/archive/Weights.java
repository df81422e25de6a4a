package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Node;
import io.foresight.tensor.graph.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Parameters and running statistics of a network by name, at rest. Immutable; the order of names is kept. */
public final class Weights {
    private final Map<String, Weight> byName;

    private Weights(Map<String, Weight> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** From named tensors. */
    public static Weights of(Map<String, Weight> byName) {
        return new Weights(byName);
    }

    /** First values of a network, drawn in the order of its parameters. */
    public static Weights initial(Graph graph, RandomGenerator random) {
        Map<String, Weight> drawn = new LinkedHashMap<>();
        expected(graph)
                .forEach((name, symbol) -> drawn.put(
                        name,
                        new Weight(
                                symbol.shape(),
                                ((Node.Source) symbol.node()).init().draw(symbol.shape(), random))));
        return new Weights(drawn);
    }

    /** Reads a safetensors file of F32, BF16 or F16 tensors; every fault of the file is an {@link ArchiveException} naming it. */
    public static Weights load(Path file) {
        return load(file, NamePattern.ALL);
    }

    /** As {@link #load(Path)} for the weights of some names only; the values of the others are not read. */
    public static Weights load(Path file, NamePattern names) {
        return new Weights(SafeTensorsReader.read(file, Optional.empty(), names));
    }

    /** As {@link #load(Path)}, and the file must have this SHA-256 (hex). */
    public static Weights load(Path file, String sha256) {
        return new Weights(SafeTensorsReader.read(file, Optional.of(sha256), NamePattern.ALL));
    }

    /** Writes a safetensors file of F32 tensors, atomically. Returns its SHA-256 in hex. */
    public String save(Path file) {
        return save(file, StorageType.F32);
    }

    /** As {@link #save(Path)} with values rounded to another type. */
    public String save(Path file, StorageType type) {
        return SafeTensors.write(file, byName, type);
    }

    /** Tensors by name. */
    public Map<String, Weight> byName() {
        return byName;
    }

    /** One tensor; the name must exist. */
    public Weight get(String name) {
        Weight weight = byName.get(name);
        if (weight == null) {
            throw new ArchiveException("no weight named " + name + "; there are " + byName.keySet());
        }
        return weight;
    }

    /** Number of values in all tensors. */
    public long count() {
        return byName.values().stream()
                .mapToLong(weight -> weight.values().length)
                .sum();
    }

    /** The same weights under other names, for loading one part of a network into another. */
    public Weights renamed(UnaryOperator<String> name) {
        Map<String, Weight> others = new LinkedHashMap<>();
        byName.forEach((old, weight) -> {
            if (others.put(name.apply(old), weight) != null) {
                throw new ArchiveException("two weights would be named " + name.apply(old));
            }
        });
        return new Weights(others);
    }

    /**
     * Throws one message that lists every missing, unexpected and misshapen tensor, with shapes.
     *
     * @param graphs that together need these weights
     */
    public void requireMatch(Graph... graphs) {
        Map<String, Symbol> expected = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Graph graph : graphs) {
            expected.putAll(expected(graph));
            names.add(graph.name());
        }
        TreeSet<String> both = new TreeSet<>(expected.keySet());
        both.addAll(byName.keySet());
        requireMatch(String.join(" and ", names), both, expected);
    }

    /** As {@link #requireMatch(Graph...)} for a part of a network: there may be other weights, which it does not need. */
    void requireMatch(Graph graph, Reachable part) {
        Map<String, Symbol> expected = expected(graph);
        expected.values().retainAll(new HashSet<>(part.symbols()));
        requireMatch(graph.name(), expected.keySet(), expected);
    }

    private void requireMatch(String network, Set<String> names, Map<String, Symbol> expected) {
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            Symbol wanted = expected.get(name);
            Weight found = byName.get(name);
            if (wanted == null) {
                problems.add("unexpected " + name + " " + Arrays.toString(found.shape()));
            } else if (found == null) {
                problems.add("missing " + name + " " + Arrays.toString(wanted.shape()));
            } else if (!Arrays.equals(wanted.shape(), found.shape())) {
                problems.add(name + " has shape " + Arrays.toString(found.shape()) + ", the network wants "
                        + Arrays.toString(wanted.shape()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ArchiveException(
                    "the weights do not fit network " + network + ": " + String.join("; ", problems));
        }
    }

    private static Map<String, Symbol> expected(Graph graph) {
        Map<String, Symbol> expected = new LinkedHashMap<>(graph.parameters());
        expected.putAll(graph.buffers());
        return expected;
    }
}

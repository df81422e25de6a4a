package io.foresight.tensor.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of which some were taken from elsewhere, with an account of all that were asked for.
 *
 * @param weights the network's, with the loaded ones in place
 * @param loaded names taken over
 * @param missing names the network has and the source has not: they keep their values
 * @param unexpected names the source has and the network has not
 * @param misshapen names of other shapes in both, with the shapes: they keep their values
 */
public record PartialLoad(
        Weights weights, List<String> loaded, List<String> missing, List<String> unexpected, List<String> misshapen) {
    /** Copies the lists. */
    public PartialLoad {
        loaded = List.copyOf(loaded);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        misshapen = List.copyOf(misshapen);
    }

    /** Takes what {@code names} means from {@code source} into {@code network}, which stays as it is. */
    public static PartialLoad of(Weights network, Weights source, NamePattern names) {
        Map<String, Weight> all = new LinkedHashMap<>(network.byName());
        List<String> loaded = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        network.byName().forEach((name, own) -> {
            Weight found = source.byName().get(name);
            if (!names.matches(name)) {
                return;
            }
            if (found == null) {
                missing.add(name);
            } else if (!Arrays.equals(own.shape(), found.shape())) {
                misshapen.add(name + ": " + Arrays.toString(found.shape()) + " for " + Arrays.toString(own.shape()));
            } else {
                all.put(name, found);
                loaded.add(name);
            }
        });
        source.byName().keySet().stream()
                .filter(name -> names.matches(name) && !network.byName().containsKey(name))
                .forEach(unexpected::add);
        return new PartialLoad(Weights.of(all), loaded, missing, unexpected, misshapen);
    }

    /** The weights, if every weight of the network that was asked for was found; else an {@link ArchiveException}. */
    public Weights requireAll() {
        if (!missing.isEmpty() || !misshapen.isEmpty() || loaded.isEmpty()) {
            throw new ArchiveException("not all weights that were asked for could be taken over: " + this);
        }
        return weights;
    }

    @Override
    public String toString() {
        return loaded.size() + " loaded" + listed("missing", missing) + listed("unexpected", unexpected)
                + listed("of another shape", misshapen);
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "" : "; " + names.size() + " " + what + ": " + String.join(", ", names);
    }
}

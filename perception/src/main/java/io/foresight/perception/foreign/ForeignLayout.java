package io.foresight.perception.foreign;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.perception.detect.BadModelException;
import io.foresight.tensor.archive.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Names of the weights in another implementation of PointPillars; the layouts are rows of {@code layouts.json} beside this class.
 *
 * @param name of the implementation
 * @param config its configuration for KITTI, of which {@code settings} are a copy
 * @param keys from our names to theirs
 */
public record ForeignLayout(String name, String config, List<KeyPattern> keys, ForeignSettings settings) {
    private static final String TABLE = "layouts.json";
    private static final List<ForeignLayout> ALL = read();

    public ForeignLayout {
        keys = List.copyOf(keys);
    }

    /** Every layout that is known. */
    public static List<ForeignLayout> all() {
        return ALL;
    }

    /** Names of all. */
    public static List<String> names() {
        return ALL.stream().map(ForeignLayout::name).toList();
    }

    /**
     * The layout of this name.
     *
     * @throws BadModelException when there is none
     */
    static ForeignLayout named(String name) {
        return ALL.stream()
                .filter(layout -> layout.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadModelException("unknown layout \"" + name + "\"; there are " + ForeignModel.layouts()));
    }

    /**
     * The layout of these weights.
     *
     * @throws BadModelException when no layout has these names
     */
    static ForeignLayout of(Weights weights) {
        return ALL.stream()
                .filter(layout -> weights.byName().containsKey(layout.theirs(LayerSizes.FIRST)))
                .findFirst()
                .orElseThrow(() -> new BadModelException("its weights are named as in none of "
                        + ForeignModel.layouts() + "; the first are "
                        + weights.byName().keySet().stream().limit(3).toList()));
    }

    /**
     * Their name of one of our weights.
     *
     * @throws IllegalArgumentException when the table lacks it
     */
    String theirs(String ours) {
        return keys.stream()
                .flatMap(row -> row.translated(ours).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layout " + name + " has no row for " + ours));
    }

    private static List<ForeignLayout> read() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (InputStream table = ForeignLayout.class.getResourceAsStream(TABLE)) {
            return List.of(json.readValue(table, ForeignLayout[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " of this program cannot be read", e);
        }
    }
}

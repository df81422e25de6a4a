package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartialLoadTest {
    private static Weights weights(float value, Map<String, Integer> sizes) {
        Map<String, Weight> all = new LinkedHashMap<>();
        new java.util.TreeMap<>(sizes).forEach((name, size) -> {
            float[] values = new float[size];
            java.util.Arrays.fill(values, value);
            all.put(name, new Weight(new long[] {size}, values));
        });
        return Weights.of(all);
    }

    private final Weights network =
            weights(0, Map.of("trunk.a", 2, "trunk.b", 3, "trunk.new", 1, "head.a", 4, "norm.kitti", 2));

    @Test
    void theReportAccountsForEveryWeightThatWasAskedFor() {
        Weights source = weights(1, Map.of("trunk.a", 2, "trunk.b", 5, "trunk.old", 2, "head.a", 4));
        PartialLoad load = PartialLoad.of(network, source, new NamePattern("trunk.*"));
        assertThat(load.loaded()).containsExactly("trunk.a");
        assertThat(load.missing()).containsExactly("trunk.new");
        assertThat(load.unexpected()).containsExactly("trunk.old");
        assertThat(load.misshapen()).containsExactly("trunk.b: [5] for [3]");
        assertThat(load.weights().get("trunk.a").values()).containsOnly(1);
        assertThat(load.weights().get("trunk.b").values()).containsOnly(0);
        assertThat(load.weights().get("head.a").values()).containsOnly(0);
        assertThat(load.weights().byName().keySet())
                .containsExactlyElementsOf(network.byName().keySet());
        assertThat(load)
                .hasToString("1 loaded; 1 missing: trunk.new; 1 unexpected: trunk.old; "
                        + "1 of another shape: trunk.b: [5] for [3]");
        assertThatThrownBy(load::requireAll).hasMessageContaining("trunk.new").hasMessageContaining("[5] for [3]");
    }

    @Test
    void aBranchIsLoadedUnderAnotherName() {
        Weights source = weights(1, Map.of("norm.nuscenes", 2)).renamed(name -> name.replace("nuscenes", "kitti"));
        PartialLoad load = PartialLoad.of(network, source, new NamePattern("norm.*"));
        assertThat(load.requireAll().get("norm.kitti").values()).containsOnly(1);
        assertThatThrownBy(() -> network.renamed(name -> "same")).hasMessageContaining("same");
    }

    @Test
    void aPatternThatMeansNothingIsNoSuccess() {
        PartialLoad load = PartialLoad.of(network, network, new NamePattern("trnk.*"));
        assertThatThrownBy(load::requireAll).hasMessageContaining("0 loaded");
    }

    @Test
    void onlyTheStarIsSpecial() {
        assertThat(new NamePattern("stage*.norm.*").matches("stage12.norm.bias"))
                .isTrue();
        assertThat(new NamePattern("stage*.norm.*").matches("stage1_norm.bias")).isFalse();
        assertThat(new NamePattern("a.b").matches("axb")).isFalse();
        assertThat(new NamePattern("*").matches("")).isTrue();
        assertThat(new NamePattern("a\\E[b").matches("a\\E[b")).isTrue();
        assertThatThrownBy(() -> new NamePattern(" ")).hasMessageContaining("must not be empty");
    }
}

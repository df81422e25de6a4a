package io.foresight.tensor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes and costs of the operations for sequences. */
class OperationShapeTest {
    private final Graph g = new Graph("test");
    private final Symbol tokens = g.input("tokens", DType.INT64, -1, -1); // (B, T)
    private final Symbol x = g.embedding(g.parameter("table", Init.normal(1), 100, 32), tokens); // (B, T, 32)

    @Test
    void dynamicBatchAndLengthPassThroughAnAttentionLayer() {
        assertThat(x.dim(1)).isEqualTo(tokens.dim(1));
        Symbol heads = g.permute(g.split(x, 2, 4, 8), 0, 2, 1, 3); // (B, 4, T, 8)
        Symbol mixed = g.causalAttention(heads, heads, heads);
        Symbol back = g.merge(g.permute(mixed, 0, 2, 1, 3), 2);
        assertThat(back.shape()).containsExactly(x.shape());
        assertThat(g.layerNorm("norm", back, 1e-5).shape()).containsExactly(x.shape());
        assertThat(g.crossEntropy(back, tokens).shape()).containsExactly(tokens.shape());
        assertThat(g.merge(x, 0).dim(0)).isNegative();
        assertThat(g.repeatFor(g.parameter("queries", Init.normal(1), 9, 32), x).shape())
                .containsExactly(x.dim(0), 9, 32);
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsShapes() {
        Symbol floats = g.input("floats", DType.FLOAT32, 2, 3, 8);
        assertThatThrownBy(() -> g.embedding(floats, tokens)).hasMessageContaining("(2, 3, 8)");
        assertThatThrownBy(() -> g.embedding(g.merge(floats, 0), floats)).hasMessageContaining("INT64");
        assertThatThrownBy(() -> g.matmul(floats, floats)).hasMessageContaining("(..,k,m)");
        assertThatThrownBy(() -> g.split(floats, 2, 3, 3)).hasMessageContaining("into 3 by 3");
        assertThatThrownBy(() -> g.squeeze(floats, 0)).hasMessageContaining("its size must be 1");
        assertThatThrownBy(() -> g.merge(floats, 2)).hasMessageContaining("dimensions 2 and 3");
        assertThatThrownBy(() -> g.layerNorm("norm", tokens, 1e-5)).hasMessageContaining("fixed C");
        assertThatThrownBy(() -> g.groupNorm("group", floats, 2, 1e-5)).hasMessageContaining("in 2 groups");
        assertThatThrownBy(() -> g.crossEntropy(floats, g.max(floats, 2))).hasMessageContaining("INT64 targets");
        assertThatThrownBy(() -> g.setCrossEntropy(floats, floats)).hasMessageContaining("BOOL");
        assertThatThrownBy(() -> g.logicalNot(floats)).hasMessageContaining("BOOL");
        assertThatThrownBy(() -> g.logicalAnd(floats, floats)).hasMessageContaining("BOOL");
        assertThatThrownBy(() -> g.gridSample(floats, floats)).hasMessageContaining("(B,h,w,2)");
    }

    @Test
    void aSeedIsAnInputOnceSomethingRandomIsThere() {
        assertThat(g.inputs()).doesNotContainKey(Graph.SEED);
        g.dropout(x, 0.1);
        g.uniform(x);
        assertThat(g.inputs().get(Graph.SEED).rank()).isZero();
    }

    @Test
    void productsAttentionAndNormsAreCounted() {
        int batch = 2;
        int length = 10;
        Symbol heads = g.permute(g.split(x, 2, 4, 8), 0, 2, 1, 3); // (B, 4, T, 8)
        Map<String, long[]> sizes = Map.of("tokens", new long[] {batch, length});
        assertThat(g.flops(sizes)).isZero();
        Symbol mixed = g.causalAttention(heads, heads, heads);
        long pairs = batch * 4L * length * length;
        assertThat(g.flops(sizes)).isEqualTo(pairs * (2 * 8 + 2 * 8 + 5));
        long before = g.flops(sizes);
        g.matmul(mixed, g.permute(mixed, 0, 1, 3, 2));
        assertThat(g.flops(sizes) - before).isEqualTo(2 * pairs * 8);
        before = g.flops(sizes);
        g.layerNorm("norm", x, 1e-5);
        assertThat(g.flops(sizes) - before).isEqualTo(8L * batch * length * 32);
        assertThatThrownBy(() -> g.flops(Map.of())).hasMessageContaining("give the sizes");
    }

    @Test
    void mapsAreSampledAndUpSampled() {
        Symbol map = g.input("map", DType.FLOAT32, 2, 8, 4, 6);
        assertThat(g.upsampleBilinear(map, 2).shape()).containsExactly(2, 8, 8, 12);
        Symbol places = g.input("places", DType.FLOAT32, 2, 5, 7, 2);
        assertThat(g.gridSample(map, places).shape()).containsExactly(2, 8, 5, 7);
        assertThat(g.flops(Map.of("tokens", new long[] {1, 1}))).isEqualTo(7L * 2 * 8 * (8 * 12 + 5 * 7));
    }
}

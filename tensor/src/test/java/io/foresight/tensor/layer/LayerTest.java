package io.foresight.tensor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.GraphException;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;
import org.junit.jupiter.api.Test;

class LayerTest {
    private final Graph g = new Graph("layers");
    private final Symbol image = g.input("image", DType.FLOAT32, 2, 8, 32, 40);

    @Test
    void blocksGiveTheShapesTheyState() {
        assertThat(new ConvBlock("a", 8, 16, 3, 2).apply(g, image).shape()).containsExactly(2, 16, 16, 20);
        assertThat(new Conv("b", 8, 3, 1, -2).apply(g, image).shape()).containsExactly(2, 3, 32, 40);
        assertThat(new UpBlock("c", 8, 4, 4).apply(g, image).shape()).containsExactly(2, 4, 128, 160);
        assertThat(new UpBlock("d", 8, 4, 1).apply(g, image).shape()).containsExactly(2, 4, 32, 40);
        Symbol rows = g.input("rows", DType.FLOAT32, -1, 9);
        Symbol encoded = new LinearBlock("e", 9, 32).apply(g, rows);
        assertThat(encoded.dim(0)).isEqualTo(rows.dim(0));
        assertThat(encoded.dim(1)).isEqualTo(32);
    }

    @Test
    void chainedBlocksShareNothing() {
        Layer chain = new ConvBlock("first", 8, 4, 3, 1).then(new ConvBlock("second", 4, 8, 3, 1));
        assertThat(chain.apply(g, image).shape()).containsExactly(image.shape());
        assertThat(g.parameters())
                .containsKeys("first.weight", "first.norm.weight", "first.norm.bias", "second.weight")
                .hasSize(6);
        assertThat(g.buffers()).containsKeys("first.norm.running_mean", "second.norm.running_var");
        assertThatThrownBy(() -> chain.apply(g, image)).hasMessageContaining("first.weight");
    }

    @Test
    void aBlockForOtherChannelsIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> new ConvBlock("f", 9, 16, 3, 1).apply(g, image))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("(2, 8, 32, 40)")
                .hasMessageContaining("(16, 9, 3, 3)");
    }
}

package io.foresight.tensor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final Graph g = new Graph("test");
    private final Symbol image = g.input("image", DType.FLOAT32, 2, 8, 32, 40);
    private final Symbol rows = g.input("rows", DType.FLOAT32, -1, 10);
    private final Symbol index = g.input("index", DType.INT64, -1);

    @Test
    void convolutionsKnowTheirSizes() {
        Symbol down = g.conv2d(image, g.parameter("down", Init.kaiming(), 16, 8, 3, 3), 2, 1);
        assertThat(down.shape()).containsExactly(2, 16, 16, 20);
        Symbol up = g.convTranspose2d(down, g.parameter("up", Init.kaiming(16), 16, 4, 4, 4), 4);
        assertThat(up.shape()).containsExactly(2, 4, 64, 80);
        assertThat(g.maxPool2d(image, 3, 2, 1).shape()).containsExactly(2, 8, 16, 20);
        assertThat(g.upsampleNearest(image, 2).shape()).containsExactly(2, 8, 64, 80);
    }

    @Test
    void dynamicSizesPassThrough() {
        Symbol encoded = g.relu(g.linear(rows, g.parameter("encoder", Init.kaiming(), 32, 10)));
        assertThat(encoded.dim(0)).isNegative();
        Symbol pillars = g.segmentMax(encoded, index, index);
        assertThat(pillars.dim(0)).isEqualTo(index.dim(0));
        assertThat(g.scatterRows(pillars, index, 100).shape()).containsExactly(100, 32);
        assertThat(g.reshape(rows, -1, 5, 2).dim(0)).isEqualTo(rows.dim(0));
        assertThat(g.cat(1, rows, rows).dim(1)).isEqualTo(20);
        assertThat(g.cat(0, rows, rows).dim(0)).isNegative();
    }

    @Test
    void aWrongChannelCountShowsBothShapes() {
        Symbol weight = g.parameter("w", Init.kaiming(), 16, 9, 3, 3);
        assertThatThrownBy(() -> g.conv2d(image, weight, 1, 1))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("(2, 8, 32, 40)")
                .hasMessageContaining("(16, 9, 3, 3)");
        Symbol matrix = g.parameter("m", Init.xavier(), 4, 11);
        assertThatThrownBy(() -> g.linear(rows, matrix))
                .hasMessageContaining("(?, 10)")
                .hasMessageContaining("(4, 11)");
        assertThatThrownBy(() -> g.convTranspose2d(image, weight, 2)).hasMessageContaining("(16, 9, 3, 3)");
    }

    @Test
    void shapesThatDoNotBroadcastAreRefused() {
        Symbol other = g.input("other", DType.FLOAT32, 2, 8, 32, 41);
        assertThatThrownBy(() -> g.add(image, other)).hasMessageContaining("40 and 41");
        assertThatThrownBy(() -> g.cat(1, image, other)).hasMessageContaining("(2, 8, 32, 41)");
        assertThatThrownBy(() -> g.where(image, image, image)).hasMessageContaining("BOOL");
        Symbol bias = g.parameter("bias", Init.constant(0), 7);
        Symbol weight = g.parameter("w", Init.kaiming(), 16, 8, 3, 3);
        assertThatThrownBy(() -> g.conv2d(image, weight, bias, 1, 1)).hasMessageContaining("(7)");
    }

    @Test
    void impossibleViewsAreRefused() {
        assertThatThrownBy(() -> g.reshape(image, 3, -1, 7)).hasMessageContaining("(3, ?, 7)");
        assertThatThrownBy(() -> g.reshape(image, -1, -1)).hasMessageContaining("two open sizes");
        assertThatThrownBy(() -> g.permute(image, 0, 1, 1, 2)).hasMessageContaining("[0, 1, 1, 2]");
        assertThatThrownBy(() -> g.slice(image, 1, 4, 9)).hasMessageContaining("[4, 9)");
        assertThatThrownBy(() -> g.sum(image, false, 4)).hasMessageContaining("dimension 4");
        assertThatThrownBy(() -> g.segmentMax(rows, rows, index)).hasMessageContaining("INT64");
        assertThatThrownBy(() -> g.indexSelect(rows, 0, rows)).hasMessageContaining("INT64");
        assertThatThrownBy(() -> g.gather(rows, 0, index)).hasMessageContaining("same rank");
    }

    @Test
    void namesAreUsedOnce() {
        g.parameter("w", Init.constant(0), 1);
        assertThatThrownBy(() -> g.parameter("w", Init.constant(0), 2)).hasMessageContaining("w");
        g.output("y", image);
        assertThatThrownBy(() -> g.output("y", rows)).hasMessageContaining("y");
    }

    @Test
    void tensorsOfAnotherGraphAreRefused() {
        Symbol foreign = new Graph("elsewhere").input("x", DType.FLOAT32, 2, 8, 32, 40);
        assertThatThrownBy(() -> g.add(image, foreign))
                .hasMessageContaining("elsewhere")
                .hasMessageContaining("test");
    }

    @Test
    void flopsCountWeightedLayersAtTheGivenSizes() {
        Symbol weight = g.parameter("w", Init.kaiming(), 16, 8, 3, 3);
        g.output("image", g.conv2d(image, weight, 1, 1));
        g.output("rows", g.linear(rows, g.parameter("m", Init.xavier(), 4, 10)));
        long conv = 2L * 2 * 16 * 32 * 40 * 8 * 9;
        assertThat(g.flops(Map.of("rows", new long[] {1000, 10}))).isEqualTo(conv + 2L * 1000 * 4 * 10);
        assertThatThrownBy(() -> g.flops(Map.of())).hasMessageContaining("give the sizes");
        assertThatThrownBy(() -> g.flops(Map.of("row", new long[] {1}))).hasMessageContaining("no input row");
    }

    @Test
    void firstValuesFollowTheirLawAndTheSeed() {
        long[] shape = {64, 32, 3, 3};
        float[] drawn = Init.kaiming().draw(shape, new SplittableRandom(1));
        double square = 0;
        for (float value : drawn) {
            square += value * value;
        }
        assertThat(square / drawn.length).isBetween(0.95 * 2 / 288, 1.05 * 2 / 288);
        assertThat(Init.kaiming().draw(shape, new SplittableRandom(1))).isEqualTo(drawn);
        assertThat(Init.kaiming().draw(shape, new SplittableRandom(2))).isNotEqualTo(drawn);
        assertThat(Init.constant(3).draw(new long[] {2}, new SplittableRandom(1)))
                .containsExactly(3, 3);
        assertThatThrownBy(() -> Init.constant(Double.NaN)).hasMessageContaining("NaN");
    }
}

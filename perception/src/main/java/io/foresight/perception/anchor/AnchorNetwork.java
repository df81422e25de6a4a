package io.foresight.perception.anchor;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Conv;
import io.foresight.tensor.layer.ConvBlock;
import io.foresight.tensor.layer.LinearBlock;
import io.foresight.tensor.layer.UpBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of PointPillars (Lang et al., 2019) with SECOND's backbone and an anchor head, as zhulf0804's, OpenPCDet's and
 * mmdetection3d's implementations have it.
 *
 * <p>Shapes: P rows, V occupied pillars, F features of a point, C channels of a pillar, Y and X the volume's rows and columns, H = Y / 2 and
 * W = X / 2 the head's, A anchors of a cell, K classes.
 */
public final class AnchorNetwork {
    /** Numbers of a box: position (3), sizes (3), angle. */
    public static final int BOX = 7;
    /** Classes of direction. */
    public static final int DIRECTIONS = 2;

    private AnchorNetwork() {}

    /**
     * Inputs {@code features} (P, F), {@code pillarOfPoint} (P) and {@code cells} (V), as {@link HardVoxels} makes them; outputs logits
     * {@code class} (1, H, W, A K), {@code box} (1, H, W, 7 A) and logits {@code direction} (1, H, W, 2 A).
     */
    public static Graph of(AnchorModel model) {
        return build(model, false);
    }

    /** The same with what lies between as further outputs: {@code pillars} (V, C), {@code canvas}, {@code stageN}, {@code neck}. */
    static Graph withStages(AnchorModel model) {
        return build(model, true);
    }

    private static Graph build(AnchorModel model, boolean stagesToo) {
        Convolutions sizes = model.convolutions();
        int channels = sizes.pillarChannels();
        int rows = model.volume().rows();
        int columns = model.volume().columns();
        Graph g = new Graph("PointPillars");
        Symbol features =
                g.input("features", DType.FLOAT32, -1, sizes.pointFeatures().count()); // (P, F)
        Symbol pillarOfPoint = g.input("pillarOfPoint", DType.INT64, -1); // (P)
        Symbol cells = g.input("cells", DType.INT64, -1); // (V)

        Symbol point =
                new LinearBlock("pillar.point", sizes.pointFeatures().count(), channels).apply(g, features); // (P, C)
        Symbol pillar = g.segmentMax(point, pillarOfPoint, cells); // (V, C)
        Symbol canvas = g.scatterRows(pillar, cells, (long) rows * columns); // (Y*X, C)
        Symbol x = g.permute(g.reshape(canvas, 1, rows, columns, channels), 0, 3, 1, 2); // (1, C, Y, X)
        if (stagesToo) {
            g.output("pillars", pillar);
            g.output("canvas", x);
        }
        List<Symbol> levels = new ArrayList<>();
        int in = channels;
        for (int s = 0; s < sizes.stages().size(); s++) {
            Convolutions.Stage stage = sizes.stages().get(s);
            for (int k = 0; k < stage.layers(); k++) {
                x = new ConvBlock("stage" + s + "." + k, in, stage.channels(), 3, k == 0 ? 2 : 1).apply(g, x);
                in = stage.channels();
            }
            if (stagesToo) {
                g.output("stage" + s, x);
            }
            levels.add(new UpBlock("neck" + s, in, sizes.neckChannels(), 1 << s).apply(g, x)); // (1, N, H, W)
        }
        Symbol neck = g.cat(1, levels.toArray(Symbol[]::new)); // (1, J, H, W)
        if (stagesToo) {
            g.output("neck", neck);
        }
        int anchors = model.anchors().perCell();
        int joined = sizes.neckChannels() * levels.size();
        head(g, neck, "class", joined, anchors * model.anchors().boxes().size());
        head(g, neck, "box", joined, anchors * BOX);
        head(g, neck, "direction", joined, anchors * DIRECTIONS);
        return g;
    }

    private static void head(Graph g, Symbol neck, String name, int in, int out) {
        Symbol x = new Conv("head." + name, in, out, 1, 0).apply(g, neck); // (1, out, H, W)
        g.output(name, g.permute(x, 0, 2, 3, 1)); // (1, H, W, out)
    }
}

package io.foresight.perception.detect;

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
 * The detector's network, defined once for training and for serving: points to pillar features (PointPillars, Lang et al., 2019), a
 * convolutional backbone whose deeper stages are up-sampled to the heads' resolution, and centre heads (CenterPoint, Yin et al., 2021).
 *
 * <p>Shapes: P points, V occupied pillars, B sweeps, S the grid's side, H = W the output grid's side, K classes.
 */
public final class PillarNetwork {
    /** Initial heat bias: a probability of 0.1 everywhere, so that the many empty cells do not dominate the loss of the first steps. */
    private static final double HEAT_START = -2.19;

    private PillarNetwork() {}

    /**
     * Outputs of the network.
     *
     * @param heat logits (B, K, H, W)
     * @param code (B, {@link BoxCode#CHANNELS}, H, W)
     * @param overlap logits of the predicted IoU (B, 1, H, W)
     */
    public record Heads(Symbol heat, Symbol code, Symbol overlap) {}

    /**
     * Adds the inputs {@code features} (P, 9), {@code pillarOfPoint} (P), {@code cells} (V) and the network to a graph. In a batch, the
     * pillars of sweep b follow those of sweep b-1, and {@code b * grid.cells()} is added to their cells.
     *
     * @param batch B
     */
    public static Heads build(Graph g, PillarSpec spec, int batch) {
        Symbol features = g.input("features", DType.FLOAT32, -1, Pillariser.FEATURES); // (P, 9)
        Symbol pillarOfPoint = g.input("pillarOfPoint", DType.INT64, -1); // (P)
        Symbol cells = g.input("cells", DType.INT64, -1); // (V)
        int side = spec.grid().side();
        int channels = spec.pillarChannels();

        Symbol point = new LinearBlock("pillar.point", Pillariser.FEATURES, channels).apply(g, features); // (P, C)
        Symbol pillar = g.segmentMax(point, pillarOfPoint, cells); // (V, C)
        Symbol canvas = g.scatterRows(pillar, cells, (long) batch * spec.grid().cells()); // (B*S*S, C)
        Symbol x = g.permute(
                g.reshape(canvas, batch, side, side, channels), 0, 3, 1, 2); // (B, C, S, S), channels last in memory

        List<Symbol> levels = new ArrayList<>();
        int in = channels;
        for (int s = 0; s < spec.stages().size(); s++) {
            PillarSpec.Stage stage = spec.stages().get(s);
            for (int k = 0; k < stage.layers(); k++) {
                x = new ConvBlock("stage" + s + "." + k, in, stage.channels(), 3, k == 0 ? 2 : 1).apply(g, x);
                in = stage.channels();
            }
            if (s >= spec.headStage()) {
                int factor = 1 << (s - spec.headStage());
                levels.add(new UpBlock("neck" + s, in, spec.neckChannels(), factor).apply(g, x)); // (B, N, H, W)
            }
        }
        Symbol joined = g.cat(1, levels.toArray(Symbol[]::new)); // (B, J, H, W)
        return heads(g, spec, joined, spec.neckChannels() * levels.size());
    }

    private static Heads heads(Graph g, PillarSpec spec, Symbol joined, int in) {
        int hidden = spec.headChannels();
        Symbol what = new ConvBlock("head.what", in, hidden, 3, 1).apply(g, joined); // (B, D, H, W)
        Symbol where = new ConvBlock("head.where", in, hidden, 3, 1).apply(g, joined); // (B, D, H, W)
        return new Heads(
                new Conv("head.heat", hidden, spec.taxonomy().classes().size(), 1, HEAT_START).apply(g, what),
                new Conv("head.code", hidden, BoxCode.CHANNELS, 1, 0).apply(g, where),
                new Conv("head.overlap", hidden, 1, 1, 0).apply(g, where));
    }

    /** The graph for serving one sweep: outputs {@code heat} and {@code overlap} as probabilities, and {@code code}. */
    public static Graph forServing(PillarSpec spec) {
        Graph g = new Graph("PillarDetector");
        Heads heads = build(g, spec, 1);
        g.output("heat", g.sigmoid(heads.heat()));
        g.output("code", heads.code());
        g.output("overlap", g.sigmoid(heads.overlap()));
        return g;
    }
}

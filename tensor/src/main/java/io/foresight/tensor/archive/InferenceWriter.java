package io.foresight.tensor.archive;

import io.foresight.tensor.graph.BatchNorm;
import io.foresight.tensor.graph.Node.Call;
import io.foresight.tensor.graph.Node.Source;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.graph.Unary;
import io.foresight.tensor.graph.Weighted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network with its weights baked in, ready to use: batch norms folded into the weighted layer before them where
 * that feeds nothing else, weights already in the arithmetic's type and in channels_last order.
 */
final class InferenceWriter extends ScriptWriter {
    private final Weights weights;
    private final Map<Symbol, Symbol> normOf = new HashMap<>();
    private final Map<String, TensorData> constants = new LinkedHashMap<>();

    InferenceWriter(Weights weights, Precision precision, Reachable reachable, boolean fold) {
        super(precision, reachable);
        this.weights = weights;
        if (fold) {
            reachable.symbols().forEach(this::pair);
        }
    }

    /** Baked tensors by attribute name, known after {@link #write()}. */
    Map<String, TensorData> constants() {
        return constants;
    }

    @Override
    boolean isOmitted(Symbol symbol) {
        return super.isOmitted(symbol) || normOf.containsValue(symbol);
    }

    @Override
    String expression(Symbol symbol, Call call, Held common) {
        Symbol norm = normOf.get(symbol);
        if (norm != null) {
            return folded(symbol, call, (Call) norm.node(), common);
        }
        boolean overwrites = call.operation() == Unary.RELU
                && reachable.usedOnce(call.operands().get(0))
                && ownsResult(call.operands().get(0));
        return overwrites ? "torch.relu_(" + operand(call, 0, common) + ")" : super.expression(symbol, call, common);
    }

    @Override
    String weight(Symbol symbol, Held as) {
        return constant("w" + symbol.id(), weights.get(name(symbol)), as);
    }

    @Override
    String moreArguments() {
        return "";
    }

    @Override
    boolean training() {
        return false;
    }

    /** Notes a batch norm that can disappear into the layer whose only reader it is. */
    private void pair(Symbol norm) {
        if (!(norm.node() instanceof Call call && call.operation() instanceof BatchNorm)) {
            return;
        }
        Symbol layer = call.operands().get(0);
        boolean simple = layer.node() instanceof Call product
                && product.operation() instanceof Weighted
                && reachable.usedOnce(layer)
                && product.operands().stream().skip(1).allMatch(InferenceWriter::isParameter);
        if (simple && layer.rank() == norm.rank() && (layer.rank() == 2 || layer.rank() == 4)) {
            normOf.put(layer, norm);
        }
    }

    private static boolean isParameter(Symbol symbol) {
        return symbol.node() instanceof Source source && source.role() == Source.Role.PARAMETER;
    }

    private static boolean ownsResult(Symbol symbol) {
        return symbol.node() instanceof Call call && call.operation().ownsResult();
    }

    /** w' = w s, b' = (b - mean) s + shift with s = scale / sqrt(variance + eps), per output channel. */
    private String folded(Symbol layer, Call product, Call norm, Held common) {
        List<Symbol> statistics = norm.operands();
        float[] scale = values(statistics.get(1));
        float[] shift = values(statistics.get(2));
        float[] mean = values(statistics.get(3));
        float[] variance = values(statistics.get(4));
        double epsilon = ((BatchNorm) norm.operation()).epsilon();
        Weighted weighted = (Weighted) product.operation();
        List<Symbol> operands = product.operands();
        float[] bias = operands.size() > 2 ? values(operands.get(2)) : new float[scale.length];
        double[] factor = new double[scale.length];
        float[] newBias = new float[scale.length];
        for (int c = 0; c < scale.length; c++) {
            factor[c] = scale[c] / Math.sqrt(variance[c] + epsilon);
            newBias[c] = (float) ((bias[c] - mean[c]) * factor[c] + shift[c]);
        }
        Weight newWeight = scaled(weights.get(name(operands.get(1))), factor, weighted.outputAxis());
        String x = operand(product, 0, common);
        String weight = constant("n" + layer.id(), newWeight, common);
        String offset = constant("b" + layer.id(), new Weight(new long[] {scale.length}, newBias), common);
        return weighted.script(List.of(x, weight, offset), false);
    }

    private static Weight scaled(Weight weight, double[] factor, int axis) {
        int inner = 1;
        for (int d = axis + 1; d < weight.shape().length; d++) {
            inner *= (int) weight.shape()[d];
        }
        float[] values = new float[weight.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (weight.values()[i] * factor[i / inner % factor.length]);
        }
        return new Weight(weight.shape(), values);
    }

    private float[] values(Symbol parameter) {
        return weights.get(name(parameter)).values();
    }

    private static String name(Symbol weight) {
        return ((Source) weight.node()).name();
    }

    private String constant(String stem, Weight weight, Held as) {
        String attribute = stem + (as == Held.HALF ? "h" : "f");
        constants.computeIfAbsent(
                attribute, key -> TensorData.of(weight.shape(), weight.values(), as == Held.HALF, true));
        return "self." + attribute;
    }
}

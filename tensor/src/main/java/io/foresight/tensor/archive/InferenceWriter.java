package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Arithmetic;
import io.foresight.tensor.graph.Node;
import io.foresight.tensor.graph.Node.Kind;
import io.foresight.tensor.graph.Symbol;
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
    Node rewritten(Symbol symbol) {
        Node node = symbol.node();
        if (node.kind() == Kind.BATCH_NORM && normOf.containsKey(node.operands().get(0))) {
            return null;
        }
        Symbol norm = normOf.get(symbol);
        if (norm != null) {
            return folded(symbol, norm);
        }
        boolean fresh = node.template().equals("torch.relu({0})")
                && reachable.usedOnce(node.operands().get(0))
                && computed(node.operands().get(0));
        return fresh ? withTemplate(node, "torch.relu_({0})") : node;
    }

    @Override
    String weight(Symbol symbol, Held as) {
        return constant("w" + symbol.id(), weights.get(symbol.node().name()), as);
    }

    @Override
    String moreArguments() {
        return "";
    }

    @Override
    String trainingFlag() {
        return "False";
    }

    /** Notes a batch norm that can disappear into the layer whose only reader it is. */
    private void pair(Symbol norm) {
        if (norm.node().kind() != Kind.BATCH_NORM) {
            return;
        }
        Symbol layer = norm.node().operands().get(0);
        Kind kind = layer.node().kind();
        boolean weighted = kind == Kind.CONV2D || kind == Kind.CONV_TRANSPOSE2D || kind == Kind.LINEAR;
        boolean simple = weighted
                && reachable.usedOnce(layer)
                && layer.node().operands().stream()
                        .skip(1)
                        .allMatch(w -> w.node().kind() == Kind.PARAMETER);
        if (simple && (kind != Kind.LINEAR || layer.rank() == 2)) {
            normOf.put(layer, norm);
        }
    }

    /** True where the operand's storage belongs to nobody else, so that it may be overwritten. */
    private boolean computed(Symbol operand) {
        return switch (operand.node().kind()) {
            case CONV2D, CONV_TRANSPOSE2D, LINEAR, BATCH_NORM -> true;
            case CALL -> operand.node().template().startsWith("torch.add(");
            case INPUT, PARAMETER, BUFFER -> false;
        };
    }

    /** w' = w s, b' = (b - mean) s + shift with s = scale / sqrt(variance + eps), per output channel. */
    private Node folded(Symbol layer, Symbol norm) {
        Node node = layer.node();
        List<Symbol> stats = norm.node().operands();
        float[] scale = values(stats.get(1));
        float[] shift = values(stats.get(2));
        float[] mean = values(stats.get(3));
        float[] variance = values(stats.get(4));
        double eps = Double.parseDouble(norm.node().name());
        float[] bias = node.operands().size() > 2 ? values(node.operands().get(2)) : new float[scale.length];
        double[] factor = new double[scale.length];
        float[] newBias = new float[scale.length];
        for (int c = 0; c < scale.length; c++) {
            factor[c] = scale[c] / Math.sqrt(variance[c] + eps);
            newBias[c] = (float) ((bias[c] - mean[c]) * factor[c] + shift[c]);
        }
        Weight weight = weights.get(node.operands().get(1).node().name());
        Weight newWeight = scaled(weight, factor, node.kind() == Kind.CONV_TRANSPOSE2D ? 1 : 0);
        Held as = precision == Precision.BF16 && isHalf(node) ? Held.HALF : Held.FULL;
        String text = node.template()
                .replace("{1}", constant("n" + layer.id(), newWeight, as))
                .replace("{2}", constant("b" + layer.id(), new Weight(new long[] {scale.length}, newBias), as));
        return new Node(node.kind(), "", text, node.operands().subList(0, 1), node.arithmetic(), null);
    }

    private static boolean isHalf(Node node) {
        return node.arithmetic() == Arithmetic.COMPUTE;
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

    private static Node withTemplate(Node node, String template) {
        return new Node(node.kind(), node.name(), template, node.operands(), node.arithmetic(), node.init());
    }

    private float[] values(Symbol parameter) {
        return weights.get(parameter.node().name()).values();
    }

    private String constant(String stem, Weight weight, Held as) {
        String attribute = stem + (as == Held.HALF ? "h" : "f");
        constants.computeIfAbsent(
                attribute, key -> TensorData.of(weight.shape(), weight.values(), as == Held.HALF, true));
        return "self." + attribute;
    }
}

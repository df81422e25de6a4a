package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Arithmetic;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Node;
import io.foresight.tensor.graph.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the {@code forward} method of a graph: one line per node, with the casts that its precision rule asks for. Each
 * cast is written once. Subclasses say where weights come from.
 */
abstract class ScriptWriter {
    /** How a tensor is held while the network runs. */
    enum Held {
        /** Float32. */
        FULL,
        /** Bfloat16. */
        HALF,
        /** Integers and truth values. */
        OTHER
    }

    private static final int FLOAT32 = 6; // PyTorch's scalar-type numbers
    private static final int BFLOAT16 = 15;

    final Precision precision;
    final Reachable reachable;
    private final StringBuilder body = new StringBuilder();
    private final Map<Symbol, String> variables = new HashMap<>();
    private final Map<Symbol, Held> held = new HashMap<>();
    private final Map<String, String> casts = new HashMap<>();

    ScriptWriter(Precision precision, Reachable reachable) {
        this.precision = precision;
        this.reachable = reachable;
    }

    /** Expression for a parameter or buffer in the given form. */
    abstract String weight(Symbol symbol, Held as);

    /** Extra arguments of forward after the inputs, each starting with a comma. */
    abstract String moreArguments();

    /** "True" or "False". */
    abstract String trainingFlag();

    /** The node whose operation is to be written for a symbol; null where it is the same tensor as its operand 0. */
    Node rewritten(Symbol symbol) {
        return symbol.node();
    }

    /** The source of forward. */
    final String write() {
        StringBuilder head = new StringBuilder("  def forward(self: __torch__.Net");
        for (Symbol symbol : reachable.symbols()) {
            switch (symbol.node().kind()) {
                case INPUT -> {
                    head.append(", v").append(symbol.id()).append(": Tensor");
                    define(symbol, "v" + symbol.id(), symbol.type() == DType.FLOAT32 ? Held.FULL : Held.OTHER);
                }
                case PARAMETER, BUFFER -> held.put(symbol, Held.FULL);
                case CONV2D, CONV_TRANSPOSE2D, LINEAR, BATCH_NORM, CALL -> line(symbol);
            }
        }
        List<String> results = new ArrayList<>();
        for (Symbol output : reachable.outputs().values()) {
            String result = held.get(output) == Held.OTHER ? variables.get(output) : as(output, Held.FULL);
            results.add("torch.contiguous(" + result + ", memory_format=0)"); // row-major: read in place by the JVM
        }
        head.append(moreArguments()).append(") -> List[Tensor]:\n");
        return head.append(body)
                .append("    return [")
                .append(String.join(", ", results))
                .append("]\n")
                .toString();
    }

    private void line(Symbol symbol) {
        Node node = rewritten(symbol);
        if (node == null) {
            Symbol same = symbol.node().operands().get(0);
            define(symbol, variables.get(same), held.get(same));
            return;
        }
        Held common = common(node);
        String text = node.template().replace("{training}", trainingFlag());
        int last = Math.max(node.operands().size(), 3);
        for (int k = 0; k < last; k++) {
            String operand = k < node.operands().size() ? operand(node, k, common) : "None";
            text = text.replace("{" + k + "}", operand);
        }
        String variable = "v" + symbol.id();
        body.append("    ").append(variable).append(" = ").append(text).append('\n');
        define(symbol, variable, symbol.type() == DType.FLOAT32 ? common : Held.OTHER);
    }

    /** Float type in which a node works. */
    private Held common(Node node) {
        if (precision == Precision.FP32 || node.arithmetic() == Arithmetic.FULL) {
            return Held.FULL;
        }
        if (node.arithmetic() == Arithmetic.COMPUTE) {
            return Held.HALF;
        }
        boolean half = false;
        for (Symbol operand : moving(node)) {
            if (held.get(operand) == Held.FULL) {
                return Held.FULL;
            }
            half |= held.get(operand) == Held.HALF;
        }
        return half ? Held.HALF : Held.FULL;
    }

    /** Operands whose type counts: a batch norm's statistics stay fp32 whatever passes through it. */
    private static List<Symbol> moving(Node node) {
        return node.kind() == Node.Kind.BATCH_NORM ? node.operands().subList(0, 1) : node.operands();
    }

    private String operand(Node node, int index, Held common) {
        Symbol operand = node.operands().get(index);
        boolean statistics = node.kind() == Node.Kind.BATCH_NORM && index > 0;
        return held.get(operand) == Held.OTHER ? variables.get(operand) : as(operand, statistics ? Held.FULL : common);
    }

    private String as(Symbol symbol, Held wanted) {
        Node.Kind kind = symbol.node().kind();
        if (kind == Node.Kind.PARAMETER || kind == Node.Kind.BUFFER) {
            return cached(symbol, wanted, weight(symbol, wanted));
        }
        if (held.get(symbol) == wanted) {
            return variables.get(symbol);
        }
        return cached(symbol, wanted, to(variables.get(symbol), wanted, "None"));
    }

    private String cached(Symbol symbol, Held wanted, String expression) {
        return casts.computeIfAbsent(symbol.id() + " " + wanted, key -> {
            String variable = (wanted == Held.HALF ? "h" : "f") + symbol.id();
            body.append("    ")
                    .append(variable)
                    .append(" = ")
                    .append(expression)
                    .append('\n');
            return variable;
        });
    }

    /** A cast, as source. */
    static String to(String variable, Held wanted, String memoryFormat) {
        int code = wanted == Held.HALF ? BFLOAT16 : FLOAT32;
        return "torch.to(" + variable + ", " + code + ", False, False, " + memoryFormat + ")";
    }

    private void define(Symbol symbol, String variable, Held as) {
        variables.put(symbol, variable);
        held.put(symbol, as);
    }
}

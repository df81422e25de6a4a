package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Arithmetic;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Node.Call;
import io.foresight.tensor.graph.Node.Source;
import io.foresight.tensor.graph.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Set<String> methods = new LinkedHashSet<>();

    ScriptWriter(Precision precision, Reachable reachable) {
        this.precision = precision;
        this.reachable = reachable;
    }

    /** Expression for a parameter or buffer in the given form. */
    abstract String weight(Symbol symbol, Held as);

    /** Extra arguments of forward after the inputs, each starting with a comma. */
    abstract String moreArguments();

    /** Whether the network is written for training. */
    abstract boolean training();

    /** True where a computed symbol is the same tensor as its first operand and needs no line. */
    boolean isOmitted(Symbol symbol) {
        return !training()
                && symbol.node() instanceof Call call
                && call.operation().isIdentityWhenServing()
                && !isWeight(call.operands().get(0));
    }

    /** What a computed symbol is written as. */
    String expression(Symbol symbol, Call call, Held common) {
        methods.add(call.operation().scriptMethods(training()));
        List<String> operands = new ArrayList<>();
        for (int k = 0; k < read(call); k++) {
            operands.add(operand(call, k, common));
        }
        return call.operation().script(operands, training());
    }

    private int read(Call call) {
        return !training() && call.operation().isIdentityWhenServing()
                ? 1
                : call.operands().size();
    }

    /** The source of forward, and of the methods that it calls. */
    final String write() {
        StringBuilder head = new StringBuilder("  def forward(self: __torch__.Net");
        for (Symbol symbol : reachable.symbols()) {
            if (symbol.node() instanceof Call call) {
                line(symbol, call);
            } else if (isWeight(symbol)) {
                held.put(symbol, Held.FULL);
            } else {
                head.append(", v").append(symbol.id()).append(": Tensor");
                define(symbol, "v" + symbol.id(), symbol.type() == DType.FLOAT32 ? Held.FULL : Held.OTHER);
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
                .append(String.join("", methods))
                .toString();
    }

    private void line(Symbol symbol, Call call) {
        if (isOmitted(symbol)) {
            Symbol same = call.operands().get(0);
            define(symbol, variables.get(same), held.get(same));
            return;
        }
        Held common = common(call);
        String variable = "v" + symbol.id();
        String text = expression(symbol, call, common);
        body.append("    ").append(variable).append(" = ").append(text).append('\n');
        define(symbol, variable, symbol.type() == DType.FLOAT32 ? common : Held.OTHER);
    }

    /** Float type in which a node works. */
    private Held common(Call call) {
        if (precision == Precision.FP32 || call.arithmetic() == Arithmetic.FULL) {
            return Held.FULL;
        }
        if (call.arithmetic() == Arithmetic.COMPUTE) {
            return Held.HALF;
        }
        boolean half = false;
        for (int k = 0; k < call.operands().size(); k++) {
            Held operand = held.get(call.operands().get(k));
            if (!call.operation().keepsFullPrecision(k)) {
                if (operand == Held.FULL) {
                    return Held.FULL;
                }
                half |= operand == Held.HALF;
            }
        }
        return half ? Held.HALF : Held.FULL;
    }

    /** Expression for an operand in the float type that the node works in. */
    final String operand(Call call, int index, Held common) {
        Symbol operand = call.operands().get(index);
        Held wanted = call.operation().keepsFullPrecision(index) ? Held.FULL : common;
        return held.get(operand) == Held.OTHER ? variables.get(operand) : as(operand, wanted);
    }

    private String as(Symbol symbol, Held wanted) {
        if (isWeight(symbol)) {
            return cached(symbol, wanted, weight(symbol, wanted));
        }
        if (held.get(symbol) == wanted) {
            return variables.get(symbol);
        }
        return cached(symbol, wanted, to(variables.get(symbol), wanted, "None"));
    }

    static boolean isWeight(Symbol symbol) {
        return symbol.node() instanceof Source source && source.isWeight();
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

package io.foresight.tensor.graph;

import java.util.List;

/**
 * TorchScript given as text, for what has no operation of its own; its cost is unknown and counted as nothing.
 *
 * @param template with {0}, {1} ... where the operands stand
 * @param given type and sizes of the result, not checked
 */
record Expression(String template, Arithmetic arithmetic, TensorType given) implements Operation {
    @Override
    public TensorType result(List<TensorType> operands) {
        return given;
    }

    @Override
    public String script(List<String> operands, boolean training) {
        String text = template;
        for (int k = 0; k < operands.size(); k++) {
            text = text.replace("{" + k + "}", operands.get(k));
        }
        return text;
    }
}

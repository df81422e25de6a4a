package io.foresight.tensor.engine;

import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;

/**
 * TorchScript written by hand that works on groups of tensors in place: the step of an optimiser, a norm. No gradient
 * is recorded. A method reads {@code def NAME(self: __torch__.Net, s: List[float], A: List[Tensor], ...) -> List[float]:}
 * and is indented by two spaces. Floats must be written like 1.0000000000000001e-05; optional arguments written out.
 */
public final class Script implements AutoCloseable {
    private final LoadedScript script;

    private Script(LoadedScript script) {
        this.script = script;
    }

    /** Compiles methods. */
    public static Script compile(TensorEngine engine, String name, String methods) {
        return new Script(LoadedScript.of(engine, name, methods));
    }

    /** Calls a method with numbers and groups of tensors; gives the floats it returns. */
    public double[] call(String method, double[] numbers, TensorGroup... groups) {
        IValue[] arguments = new IValue[1 + groups.length];
        try {
            arguments[0] = IValue.listFrom(numbers);
            for (int g = 0; g < groups.length; g++) {
                arguments[1 + g] = IValue.listFrom(groups[g].natives());
            }
            try (IValue result = IValueUtils.runMethod(script.block(), method, arguments)) {
                return result.toDoubleArray();
            }
        } catch (RuntimeException e) {
            throw new EngineException("script method " + method + " failed: " + e.getMessage(), e);
        } finally {
            for (IValue argument : arguments) {
                if (argument != null) {
                    argument.close();
                }
            }
        }
    }

    @Override
    public void close() {
        script.close();
    }
}

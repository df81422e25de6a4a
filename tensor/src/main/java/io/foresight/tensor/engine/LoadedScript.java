package io.foresight.tensor.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import io.foresight.tensor.archive.ScriptArchive;
import io.foresight.tensor.graph.Symbol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A compiled TorchScript module. Holds the model: without a strong reference its native part would be collected. */
final class LoadedScript implements AutoCloseable {
    private final String name;
    private final Model model;
    private final PtSymbolBlock block;

    LoadedScript(TensorEngine engine, String name, byte[] bytes) {
        this.name = name;
        model = Model.newInstance(name, engine.device(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(bytes));
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new EngineException("network " + name + " does not load: " + TensorEngine.firstLine(e), e);
        }
        block = (PtSymbolBlock) model.getBlock();
    }

    /** Compiles methods written by hand, indented by two spaces. */
    static LoadedScript of(TensorEngine engine, String name, String methods) {
        return new LoadedScript(engine, name, new ScriptArchive(methods).toBytes());
    }

    PtSymbolBlock block() {
        return block;
    }

    /** Runs forward. Results belong to the manager of the first array. */
    NDList forward(NDList arrays, boolean training) {
        try {
            return IValueUtils.forward(block, arrays, training);
        } catch (RuntimeException e) {
            throw new EngineException("network " + name + " failed: " + reason(e), e);
        }
    }

    /** Arrays in the order of forward's arguments, after checking names, types and shapes against the network's. */
    static NDList place(MemoryScope scope, Map<String, Symbol> wanted, Map<String, HostTensor> given) {
        return new NDList(placed(scope, wanted, given).values());
    }

    /** As above, by name. */
    static Map<String, NDArray> placed(MemoryScope scope, Map<String, Symbol> wanted, Map<String, HostTensor> given) {
        if (!given.keySet().equals(wanted.keySet())) {
            throw new EngineException("the network takes inputs " + wanted.keySet() + ", got " + given.keySet());
        }
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        wanted.forEach((input, symbol) -> {
            HostTensor tensor = given.get(input);
            boolean fits = tensor.type() == symbol.type() && tensor.shape().length == symbol.rank();
            for (int d = 0; fits && d < symbol.rank(); d++) {
                fits = symbol.dim(d) < 0 || symbol.dim(d) == tensor.shape()[d];
            }
            if (!fits) {
                throw new EngineException("input " + input + " must be " + symbol + ", got " + tensor);
            }
            NDArray array = scope.place(tensor);
            array.setName(null);
            arrays.put(input, array);
        });
        return arrays;
    }

    /** The last line of TorchScript's long report says what went wrong. */
    private static String reason(Throwable failure) {
        List<String> lines = String.valueOf(failure.getMessage())
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
        return lines.isEmpty()
                ? failure.toString()
                : lines.get(lines.size() - 1).strip();
    }

    @Override
    public void close() {
        model.close();
    }
}

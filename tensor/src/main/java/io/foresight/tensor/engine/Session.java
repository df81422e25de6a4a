package io.foresight.tensor.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.foresight.tensor.graph.Symbol;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls of a network that hands some of its results to its own next call, such as the keys and values that a decoder
 * remembers: an output that has the name of an input is that input's next value. What is remembered stays on the device.
 * Several sessions may share one network; each is used by one thread.
 */
public final class Session implements AutoCloseable {
    private final Network network;
    private final MemoryScope memory;
    private final Map<String, Symbol> asked = new LinkedHashMap<>();
    private final Map<String, NDArray> remembered = new LinkedHashMap<>();

    /** Starts with nothing remembered: zeros, and no places along sizes that are known only at run time. */
    public Session(TensorEngine engine, Network network) {
        this.network = network;
        this.memory = engine.scope();
        network.inputs().forEach((name, symbol) -> {
            if (network.outputs().contains(name)) {
                remembered.put(name, null);
            } else {
                asked.put(name, symbol);
            }
        });
        if (remembered.isEmpty()) {
            memory.close();
            throw new EngineException("a session needs a network with an output named like an input, got inputs "
                    + network.inputs().keySet() + " and outputs " + network.outputs());
        }
        forget();
    }

    /** Goes back to the start. */
    public void forget() {
        remembered.replaceAll((name, old) -> {
            long[] empty = Arrays.stream(network.inputs().get(name).shape())
                    .map(size -> Math.max(0, size))
                    .toArray();
            if (old != null) {
                old.close();
            }
            return memory.manager()
                    .zeros(
                            new Shape(empty),
                            MemoryScope.type(network.inputs().get(name).type()));
        });
    }

    /** Inputs that each call needs: all but the remembered ones. */
    public Map<String, Symbol> inputs() {
        return asked;
    }

    /** Runs the network on the inputs and what is remembered; gives the other outputs, which die with the scope. */
    public Map<String, HostTensor> run(MemoryScope scope, Map<String, HostTensor> given) {
        Map<String, NDArray> arrays = new LinkedHashMap<>(remembered);
        LoadedScript.placed(scope, asked, given).forEach(arrays::put);
        NDList ordered = new NDList();
        network.inputs().keySet().forEach(name -> ordered.add(arrays.get(name)));
        NDList results = network.forward(ordered);
        Map<String, HostTensor> answers = new LinkedHashMap<>();
        for (int k = 0; k < results.size(); k++) {
            String name = network.outputs().get(k);
            NDArray result = results.get(k);
            if (remembered.containsKey(name)) {
                result.attach(memory.manager());
                remembered.put(name, result).close();
            } else {
                result.attach(scope.manager());
                answers.put(name, Network.host(result));
            }
        }
        return answers;
    }

    @Override
    public void close() {
        memory.close();
    }
}

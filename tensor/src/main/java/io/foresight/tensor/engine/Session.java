package io.foresight.tensor.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.foresight.tensor.graph.Symbol;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sequence of calls of a network with state, such as a decoder with a key/value cache: an output that has the name of an
 * input is the value of that input in the next call. The state stays on the device. Several sessions may share one
 * network; each is used by one thread.
 */
public final class Session implements AutoCloseable {
    private final Network network;
    private final MemoryScope memory;
    private final Map<String, Symbol> asked = new LinkedHashMap<>();
    private final Map<String, NDArray> state = new LinkedHashMap<>();

    /** Starts with an empty state: zeros, and size 0 along dimensions whose size is known only at run time. */
    public Session(TensorEngine engine, Network network) {
        this.network = network;
        this.memory = engine.scope();
        network.inputs().forEach((name, symbol) -> {
            if (network.outputs().contains(name)) {
                state.put(name, null);
            } else {
                asked.put(name, symbol);
            }
        });
        if (state.isEmpty()) {
            memory.close();
            throw new EngineException("a session needs a network with an output named like an input, got inputs "
                    + network.inputs().keySet() + " and outputs " + network.outputs());
        }
        reset();
    }

    /** Empties the state. */
    public void reset() {
        state.replaceAll((name, old) -> {
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

    /** Inputs that each call needs: all but the state. */
    public Map<String, Symbol> inputs() {
        return asked;
    }

    /** Runs the network on the inputs and the state, and keeps the new state; gives the other outputs, which die with the scope. */
    public Map<String, HostTensor> run(MemoryScope scope, Map<String, HostTensor> given) {
        Map<String, NDArray> arrays = new LinkedHashMap<>(state);
        LoadedScript.placed(scope, asked, given).forEach(arrays::put);
        NDList ordered = new NDList();
        network.inputs().keySet().forEach(name -> ordered.add(arrays.get(name)));
        NDList results = network.forward(ordered);
        Map<String, HostTensor> answers = new LinkedHashMap<>();
        for (int k = 0; k < results.size(); k++) {
            String name = network.outputs().get(k);
            NDArray result = results.get(k);
            if (state.containsKey(name)) {
                result.attach(memory.manager());
                state.put(name, result).close();
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

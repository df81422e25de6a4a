package io.foresight.perception.detect;

import io.foresight.tensor.engine.HostTensor;
import java.nio.FloatBuffer;

/** The one check of what a network gives before it is read. */
final class FiniteOutput {
    private FiniteOutput() {}

    /**
     * The values of an output.
     *
     * @throws EngineFaultException when one is NaN or infinite
     */
    static FloatBuffer of(String name, HostTensor tensor) {
        FloatBuffer values = tensor.floats();
        require(name, values);
        return values;
    }

    /** As above for values on the heap. */
    static void require(String name, float[] values) {
        require(name, FloatBuffer.wrap(values));
    }

    private static void require(String name, FloatBuffer values) {
        float sum = 0;
        for (int k = 0; k < values.limit(); k++) {
            sum += values.get(k) * 0f; // stays 0 unless a value is NaN or infinite
        }
        if (Float.isNaN(sum)) {
            throw new EngineFaultException("the network's output \"" + name + "\" has values that are not finite");
        }
    }
}

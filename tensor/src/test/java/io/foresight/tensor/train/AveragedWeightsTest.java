package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AveragedWeightsTest {
    @Test
    void decayWarmsUpToItsValue() {
        assertThat(AveragedWeights.decayAt(0.999, 0)).isEqualTo(0.1);
        assertThat(AveragedWeights.decayAt(0.999, 89)).isCloseTo(90.0 / 99, within(1e-12));
        assertThat(AveragedWeights.decayAt(0.999, 1_000_000)).isEqualTo(0.999);
    }

    @Test
    void followsTheRecurrenceForParametersAndBuffers() {
        AveragedWeights average = new AveragedWeights(0.99, new float[] {5}, new float[] {-5});
        double parameter = 5;
        double buffer = -5;
        for (int t = 0; t < 300; t++) {
            float newParameter = (float) Math.sin(t);
            float newBuffer = (float) Math.cos(t);
            average.update(t, new float[] {newParameter}, new float[] {newBuffer});
            double decay = Math.min(0.99, (1.0 + t) / (10.0 + t));
            parameter = decay * parameter + (1 - decay) * newParameter;
            buffer = decay * buffer + (1 - decay) * newBuffer;
        }
        assertThat((double) average.parameters[0]).isCloseTo(parameter, within(1e-6));
        assertThat((double) average.buffers[0]).isCloseTo(buffer, within(1e-6));
    }

    @Test
    void withoutDecayTheAverageIsTheLatest() {
        AveragedWeights average = new AveragedWeights(0, new float[] {1}, new float[] {2});
        average.update(0, new float[] {0.1f}, new float[] {0.7f});
        assertThat(average.parameters).containsExactly(0.1f);
        assertThat(average.buffers).containsExactly(0.7f);
    }
}
